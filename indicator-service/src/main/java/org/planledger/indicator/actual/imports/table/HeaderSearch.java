package org.planledger.indicator.actual.imports.table;

import java.io.IOException;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Finds the header of a table, above which there may be titles.
final class HeaderSearch {
    private static final int ROWS_TO_HEADER = 10;
    private static final Text NOT_READABLE = Text.of("内容不是可以读取的表格", "the content is not a table that can be read");

    private HeaderSearch() {}

    /// Finds the header in the first rows. When it is nowhere there, the first row is told what it lacks.
    static HeaderReader in(TableRows rows) throws IOException {
        TableRows first = null;
        TableRows above = null;
        Violation flaw = null;
        int seen = 0;
        while (seen < ROWS_TO_HEADER && rows.next()) {
            flaw = flaw == null ? rows.flaw() : flaw;
            if (isBlank(rows)) {
                continue;
            }
            if (HeaderReader.isHeader(rows)) {
                HeaderReader header = HeaderReader.read(rows, above);
                if (flaw != null) {
                    header.add(flaw);
                }
                return header;
            }
            above = KeptRow.of(rows);
            refuseNul(above);
            first = first == null ? above : first;
            seen++;
        }
        if (first == null) {
            throw new UnreadableException(
                    NOT_READABLE,
                    new Violation(
                            null, 1, null, "empty", Text.of("没有内容", "there is nothing in it"), HeaderReader.EXPECTED));
        }
        if (flaw != null) {
            throw new UnreadableException(NOT_READABLE, flaw);
        }
        return HeaderReader.read(first, null);
    }

    /// In what is said to be text and has no header yet, it is no wrong character among others.
    private static void refuseNul(TableRows row) throws UnreadableException {
        for (int cell = 0; cell < row.cells(); cell++) {
            if (!row.isBlank(cell) && row.text(cell).indexOf(0) >= 0) {
                throw UnreadableException.ofCsv(
                        row.line(),
                        "encoding",
                        Text.of(
                                "含有 NUL 字节，应是没有标记的 UTF-16 编码或不是文本",
                                "it has NUL bytes: UTF-16 without its mark, or no text at all"),
                        Encodings.EXPECTED);
            }
        }
    }

    private static boolean isBlank(TableRows row) {
        for (int cell = 0; cell < row.cells(); cell++) {
            if (!row.isBlank(cell)) {
                return false;
            }
        }
        return true;
    }
}
