package org.planledger.report.export;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// Writes a table as CSV (RFC 4180) in UTF-8, row by row while it is sent.
public final class CsvFile {
    public static final String MEDIA_TYPE = "text/csv";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /// What a spreadsheet would take for a formula, also behind what it may drop: blanks, what is not seen and quotes.
    /// Also behind apostrophes, so that taking one away gives the text back in every case. The wide and
    /// small forms are taken for the narrow ones by Chinese editions.
    private static final Pattern FORMULA = Pattern.compile("^['\"\\p{Z}\\p{Cf}]*[=+\\-@\\t\\r\\n＝＋－＠﹢﹣﹦﹫]");

    /// Where a spreadsheet of another country, or with other settings, would begin a new cell, were there no quotes.
    private static final Pattern OTHER_SEPARATOR = Pattern.compile("[;\\t|]");

    private static final CSVFormat PLAIN = CSVFormat.RFC4180;
    private static final CSVFormat QUOTED =
            PLAIN.builder().setQuoteMode(QuoteMode.ALL).get();

    private CsvFile() {}

    /// @param withMark whether it begins with a byte order mark, by which Excel knows UTF-8
    public static <T> StreamingOutput of(Table<T> table, Iterable<T> rows, Language language, boolean withMark) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            if (withMark) {
                writer.write(BYTE_ORDER_MARK);
            }
            write(writer, table.columns(), rows, language);
            writer.flush();
        };
    }

    private static <T> void write(Writer csv, List<Column<T>> columns, Iterable<T> rows, Language language)
            throws IOException {
        writeRow(csv, columns, column -> column.heading().in(language));
        for (T row : rows) {
            writeRow(csv, columns, column -> written(column.value().apply(row), language));
        }
    }

    private static <T> void writeRow(Writer csv, List<Column<T>> columns, Function<Column<T>, String> value)
            throws IOException {
        boolean isFirst = true;
        for (Column<T> column : columns) {
            String cell = value.apply(column);
            boolean isSplit = cell != null && OTHER_SEPARATOR.matcher(cell).find();
            (isSplit ? QUOTED : PLAIN).print(cell, csv, isFirst);
            isFirst = false;
        }
        PLAIN.println(csv);
    }

    private static String written(Object value, Language language) {
        return switch (value) {
            case null -> null;
            case Text word -> word.in(language);
            case BigDecimal number -> number.toPlainString();
            case String entered -> defused(entered);
            default -> value.toString();
        };
    }

    /// Text that somebody entered, so that no spreadsheet computes it.
    static String defused(String entered) {
        return FORMULA.matcher(entered).find() ? "'" + entered : entered;
    }
}
