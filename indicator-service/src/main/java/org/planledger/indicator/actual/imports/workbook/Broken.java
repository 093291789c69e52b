package org.planledger.indicator.actual.imports.workbook;

import org.planledger.indicator.actual.imports.table.UnreadableException;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// What is said of a workbook that cannot be read.
final class Broken {
    private static final Text NOT_READABLE = Text.of("内容不是可以读取的工作簿", "the content is not a workbook that can be read");
    private static final Text WORKBOOK = Text.of(
            "未加密的 XLSX 工作簿（在表格软件中另存为 .xlsx）", "an XLSX workbook without a password (in a spreadsheet: save as .xlsx)");

    private Broken() {}

    /// @param what the part or element that is not as it should be
    static UnreadableException of(String what) {
        return with("xlsx", Text.of("工作簿的 %s 无法读取", "%s of the workbook cannot be read", what), WORKBOOK);
    }

    static UnreadableException because(Exception broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableException unreadable) {
                return unreadable;
            }
        }
        UnreadableException unreadable = of("XML");
        unreadable.initCause(broken);
        return unreadable;
    }

    static UnreadableException noWorkbook() {
        return with("xlsx", Text.of("不是 XLSX 工作簿", "it is no XLSX workbook"), WORKBOOK);
    }

    static UnreadableException oldOrLocked() {
        return with(
                "xlsx",
                Text.of("是旧格式（.xls）或加密的工作簿", "it is a workbook of the old format (.xls), or one with a password"),
                WORKBOOK);
    }

    static UnreadableException tooLarge(Text limit) {
        return with(
                "too-large",
                Text.of("工作簿过大", "the workbook is too large"),
                new Text(limit.chinese() + "；更多数据请存为 CSV", limit.english() + "; save more than that as CSV"));
    }

    private static UnreadableException with(String code, Text message, Text expected) {
        return new UnreadableException(NOT_READABLE, Violation.of(null, code, message, expected));
    }
}
