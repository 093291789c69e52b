package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.problem.Language;

class CsvFileTest {
    private static final Table<Object> ONE_COLUMN =
            new Table<>(List.of(Column.of("值", "Value", CellKind.NAME, cell -> cell)));

    private static String written(Object cell) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvFile.of(ONE_COLUMN, List.of(cell), Language.ENGLISH, false).write(out);
        return ParsedCsv.rows(out.toString(StandardCharsets.UTF_8)).getFirst().get("Value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "﹦1",
                "﹣1",
                "'=1",
                "''-1",
                " =1",
                "\u3000＝1",
                "\u00A0+1",
                "\uFEFF-1",
                "\u200B@x",
                "\u2060=1",
                "\u00AD=1",
                "\u202E=1",
                "\"=1",
                "' \"=1"
            })
    void aFormulaIsDefusedAndComesBackWithoutItsFirstApostrophe(String entered) throws IOException {
        assertEquals("'" + entered, written(entered));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-2",
                "a=b",
                "'a'",
                "一、=",
                " 1-2",
                "\u3000一",
                "\uFEFF",
                "a,b",
                "\"say\" =",
                "say \"x\"",
                "two\r\nlines",
                ""
            })
    void otherTextStaysAsItIs(String entered) throws IOException {
        assertEquals(entered, written(entered));
    }

    /// Spreadsheets of other countries begin a cell there, but not between quotes.
    @ParameterizedTest
    @ValueSource(strings = {"x;=1+1", "x\t=1+1", "x|=1+1", "x\";=1+1", ";"})
    void whatOthersTakeForASeparatorIsQuoted(String entered) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvFile.of(ONE_COLUMN, List.of(entered), Language.ENGLISH, false).write(out);
        assertEquals("Value\r\n\"" + entered.replace("\"", "\"\"") + "\"\r\n", out.toString(StandardCharsets.UTF_8));
        assertEquals(entered, written(entered));
    }

    @Test
    void numbersAreWrittenInFull() throws IOException {
        assertEquals("-1200", written(new BigDecimal("-1.2E+3")));
        assertEquals("0.0000001", written(new BigDecimal("1E-7")));
    }
}
