package org.planledger.plan.document.source;

import org.planledger.kernel.problem.Text;
import org.planledger.plan.document.source.UnreadableDocumentException.Reason;

/// What is said of documents that are not read.
final class Unreadable {
    private static final Text READ =
            Text.of("TXT、HTML、DOCX，或带文字层的 PDF", "a TXT, HTML or DOCX file, or a PDF with a text layer");
    private static final Text UNDAMAGED =
            Text.of("完整、未损坏的文件；请重新下载或另存后再试", "a whole, undamaged file; download or save it again");

    private Unreadable() {}

    static UnreadableDocumentException empty() {
        return new UnreadableDocumentException(Reason.EMPTY, Text.of("文件是空的", "the document is empty"), READ);
    }

    /// @param what what it is, or seems to be
    static UnreadableDocumentException unknown(Text what) {
        return new UnreadableDocumentException(
                Reason.UNKNOWN_FORMAT, Text.of("不能读取：%s", "%s cannot be read", what), READ);
    }

    /// @param advice how to make a readable document of it
    static UnreadableDocumentException unknown(Text what, Text advice) {
        return new UnreadableDocumentException(
                Reason.UNKNOWN_FORMAT, Text.of("不能读取：%s", "%s cannot be read", what), advice);
    }

    static UnreadableDocumentException otherFormat(String declared, DocumentFormat found) {
        return new UnreadableDocumentException(
                Reason.OTHER_FORMAT,
                Text.of(
                        "声明的类型是 %1$s，内容却是 %2$s",
                        "it is declared as %1$s, but its content is %2$s", declared, found.name()),
                Text.of("与内容相符的类型：%s", "the type that the content has: %s", found.mediaType()));
    }

    /// @param cause what was found
    static UnreadableDocumentException broken(DocumentFormat format, Throwable cause) {
        return new UnreadableDocumentException(
                Reason.BROKEN,
                Text.of("%s 文件已损坏，无法读取", "the %s document is damaged and cannot be read", format.name()),
                UNDAMAGED,
                cause);
    }

    /// @param part the part or element that is not as it should be
    static UnreadableDocumentException broken(DocumentFormat format, String part) {
        return broken(format, part, null);
    }

    /// @param cause what was found; null when there is nothing more to say
    static UnreadableDocumentException broken(DocumentFormat format, String part, Throwable cause) {
        return new UnreadableDocumentException(
                Reason.BROKEN,
                Text.of("%1$s 文件的 %2$s 无法读取", "%2$s of the %1$s document cannot be read", format.name(), part),
                UNDAMAGED,
                cause);
    }

    static UnreadableDocumentException locked() {
        return new UnreadableDocumentException(
                Reason.LOCKED,
                Text.of("PDF 文件已加密", "the PDF document is encrypted"),
                Text.of("未加密的文件；可在阅读器中打印为新的 PDF", "a document without encryption; print it to a new PDF"));
    }

    static UnreadableDocumentException noText() {
        return new UnreadableDocumentException(
                Reason.NO_TEXT,
                Text.of("文件中没有文字", "the document has no text"),
                Text.of("有文字的文件；扫描件须先做文字识别", "a document with text; a scan must be recognized first"));
    }

    /// @param limit what it has more of than is taken
    static UnreadableDocumentException tooLarge(Text limit) {
        return new UnreadableDocumentException(Reason.TOO_LARGE, Text.of("文件过大", "the document is too large"), limit);
    }

    static UnreadableDocumentException tooSlow() {
        return new UnreadableDocumentException(
                Reason.TOO_SLOW,
                Text.of("未能在规定时间内读完", "it was not read within the time"),
                Text.of(
                        "稍后再试；仍读不完时，换较短或较简单的文件，例如只含文字的 TXT",
                        "try again a little later; if that does not help, a shorter or plainer document, such as a TXT file"));
    }

    static UnreadableDocumentException busy() {
        return new UnreadableDocumentException(
                Reason.BUSY,
                Text.of("正在读取其他文件", "other documents are being read"),
                Text.of("稍后再试", "try again a little later"));
    }
}
