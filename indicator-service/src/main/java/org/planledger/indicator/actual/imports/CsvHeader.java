package org.planledger.indicator.actual.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The first line of a CSV file: which column stands where. Upper and lower case are the same.
///
/// @param width how many columns there are
record CsvHeader(Map<Column, Integer> places, int width) {
    static final Text EXPECTED = Text.of(
            "indicator,region,period,value[,status,source,note,reason]",
            "indicator,region,period,value[,status,source,note,reason]");

    private static final int MOST_LISTED = 20;

    enum Column {
        INDICATOR(true),
        REGION(true),
        PERIOD(true),
        VALUE(true),
        STATUS(false),
        SOURCE(false),
        NOTE(false),
        REASON(false);

        private final boolean required;

        Column(boolean required) {
            this.required = required;
        }

        String header() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Column named(String header) {
            for (Column column : values()) {
                if (column.header().equalsIgnoreCase(header)) {
                    return column;
                }
            }
            return null;
        }
    }

    /// @param line where the header stands, counted from 1
    /// @throws Failure of type INVALID_REQUEST when columns are missing, unknown or repeated
    static CsvHeader read(CSVRecord header, int line) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            Column column = Column.named(name);
            if (column == null) {
                faults.add(fault(shortened(name), "unknown-column", Text.of("没有这一列", "there is no such column")));
            } else if (places.put(column, i) != null) {
                faults.add(fault(name, "repeated-column", Text.of("列名重复", "the column is there twice")));
            }
        }
        if (places.isEmpty()) {
            refuseOtherSeparator(String.join(",", header), line);
        }
        for (Column column : Column.values()) {
            if (column.required && !places.containsKey(column)) {
                faults.add(fault(column.header(), "missing-column", Text.of("缺少此列", "the column is missing")));
            }
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults.stream()
                    .limit(MOST_LISTED)
                    .map(fault -> fault.atLine(line))
                    .toList());
        }
        return new CsvHeader(places, header.size());
    }

    /// @param text the header as it is written
    /// @throws Failure of type INVALID_REQUEST when it has another separator than the comma
    static void refuseOtherSeparator(String text, int line) {
        Text separator;
        if (text.indexOf(';') >= 0) {
            separator = Text.of("分号（;）", "semicolons (;)");
        } else if (text.indexOf('\t') >= 0) {
            separator = Text.of("制表符", "tabs");
        } else {
            return;
        }
        throw Failure.invalid(Violation.of(
                        null,
                        "separator",
                        new Text(
                                "各列以" + separator.chinese() + "分隔，应以逗号分隔",
                                "the columns are separated by " + separator.english() + " where a comma is expected"),
                        EXPECTED)
                .atLine(line));
    }

    private static Violation fault(String column, String code, Text message) {
        return Violation.of(column, code, message, EXPECTED);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /// The field in the column; null when the file has no such column, or nothing in it.
    String text(CSVRecord record, Column column) {
        Integer place = places.get(column);
        if (place == null) {
            return null;
        }
        String text = record.get(place);
        return text.isEmpty() ? null : text;
    }
}
