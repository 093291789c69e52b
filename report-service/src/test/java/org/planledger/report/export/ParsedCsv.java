package org.planledger.report.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// CSV read by the letter of RFC 4180 and by nobody's library; anything outside of it is an error.
final class ParsedCsv {
    private final String text;
    private int at;

    private ParsedCsv(String text) {
        this.text = text;
    }

    /// @return each row by the headings
    static List<Map<String, String>> rows(String text) {
        List<List<String>> records = new ParsedCsv(text).records();
        List<String> headings = records.getFirst();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> record : records.subList(1, records.size())) {
            if (record.size() != headings.size()) {
                throw new AssertionError(record + " is not as long as " + headings);
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < record.size(); i++) {
                if (row.put(headings.get(i), record.get(i)) != null) {
                    throw new AssertionError("two columns " + headings.get(i));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private List<List<String>> records() {
        List<List<String>> records = new ArrayList<>();
        while (at < text.length()) {
            List<String> record = new ArrayList<>();
            record.add(field());
            while (text.charAt(at) == ',') {
                at++;
                record.add(field());
            }
            if (!text.startsWith("\r\n", at)) {
                throw new AssertionError("no end of the line at " + text.substring(at));
            }
            at += 2;
            records.add(record);
        }
        return records;
    }

    private String field() {
        if (text.charAt(at) != '"') {
            int begin = at;
            while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(begin, at);
        }
        StringBuilder field = new StringBuilder();
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
            field.append(text.charAt(at));
            at += text.charAt(at) == '"' ? 2 : 1;
        }
        at++;
        return field.toString();
    }
}
