package org.planledger.plan.document.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.planledger.kernel.problem.Text;

/// The formats of documents whose text is read. What a document is is seen in its content.
public enum DocumentFormat {
    TEXT("text/plain", "text/markdown"),
    HTML("text/html", "application/xhtml+xml"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF("application/pdf");

    private static final int BEGINNING = 16_384;
    private static final Set<String> SAYING_NOTHING = Set.of("", "*/*", "application/octet-stream");
    private static final List<String> TAGS = List.of(
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<meta",
            "<title",
            "<div",
            "<p>",
            "<p ",
            "<table",
            "<span",
            "<h1",
            "<h2",
            "<h3",
            "<article",
            "<section",
            "<main",
            "<br");
    private static final Text SAVED_AS_DOCX = Text.of("在文字处理软件中另存为 .docx", "save it as .docx in a word processor");

    private final List<String> mediaTypes;

    DocumentFormat(String... mediaTypes) {
        this.mediaTypes = List.of(mediaTypes);
    }

    String mediaType() {
        return mediaTypes.getFirst();
    }

    /// The format that the content has.
    ///
    /// @param declared the media type that it is said to have, with or without parameters; null when none is said
    /// @throws UnreadableDocumentException when it has another format than is declared, or none that is read
    public static DocumentFormat of(byte[] document, String declared) {
        if (document.length == 0) {
            throw Unreadable.empty();
        }
        String said = typeOf(declared);
        DocumentFormat found = found(document, HTML.mediaTypes.contains(said));
        if (!SAYING_NOTHING.contains(said) && !found.mediaTypes.contains(said)) {
            throw Unreadable.otherFormat(said, found);
        }
        return found;
    }

    private static String typeOf(String declared) {
        if (declared == null) {
            return "";
        }
        int end = declared.indexOf(';');
        return (end < 0 ? declared : declared.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static DocumentFormat found(byte[] document, boolean isSaidToBeHtml) {
        String raw = new String(document, 0, Math.min(document.length, BEGINNING), StandardCharsets.ISO_8859_1);
        refuseKnown(raw);
        if (raw.startsWith("PK\u0003\u0004")) {
            return archived(document);
        }
        String beginning = raw.replace("\0", "").toLowerCase(Locale.ROOT);
        int from = begin(beginning);
        if (beginning.startsWith("%pdf-", from)) {
            return PDF;
        }
        boolean beginsWithTag = beginning.startsWith("<", from);
        if (isSaidToBeHtml && hasTag(beginning)
                || beginsWithTag && TAGS.stream().anyMatch(beginning::contains)) {
            return HTML;
        }
        if (Charsets.decode(document) == null) {
            throw Unreadable.unknown(Text.of("这种格式的内容", "content of this format"));
        }
        return TEXT;
    }

    /// Where the content begins after a byte order mark and white space.
    private static int begin(String beginning) {
        int from = 0;
        while (from < beginning.length()
                && "\u00ef\u00bb\u00bf\u00ff\u00fe \t\r\n\f".indexOf(beginning.charAt(from)) >= 0) {
            from++;
        }
        return from;
    }

    private static boolean hasTag(String beginning) {
        int at = beginning.indexOf('<');
        while (at >= 0 && at + 1 < beginning.length()) {
            if (beginning.charAt(at + 1) >= 'a' && beginning.charAt(at + 1) <= 'z') {
                return true;
            }
            at = beginning.indexOf('<', at + 1);
        }
        return false;
    }

    private static void refuseKnown(String raw) {
        if (raw.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            throw Unreadable.unknown(
                    Text.of(
                            "旧格式（.doc、.xls）或加密的 Office 文件",
                            "an Office file of the old format (.doc, .xls), or an encrypted one"),
                    SAVED_AS_DOCX);
        }
        if (raw.startsWith("{\\rtf")) {
            throw Unreadable.unknown(Text.of("RTF 文件", "an RTF document"), SAVED_AS_DOCX);
        }
        if (raw.startsWith("MIME-Version:") || raw.startsWith("From: <Saved by")) {
            throw Unreadable.unknown(
                    Text.of("MHT 网页存档", "an MHT archive of a page"), Text.of("另存为 HTML", "save it as HTML"));
        }
        boolean isImage = raw.startsWith("\u00ff\u00d8\u00ff")
                || raw.startsWith("\u0089PNG")
                || raw.startsWith("GIF8")
                || raw.startsWith("II*\0")
                || raw.startsWith("MM\0*")
                || raw.startsWith("RIFF");
        if (isImage) {
            throw Unreadable.unknown(
                    Text.of("图片", "an image"),
                    Text.of("有文字的文件；图片须先做文字识别", "a document with text; an image must be recognized first"));
        }
    }

    private static DocumentFormat archived(byte[] document) {
        ZipParts parts = ZipParts.of(document);
        if (parts.has(WordText.DOCUMENT)) {
            return DOCX;
        }
        if (parts.has("xl/workbook.xml")) {
            throw Unreadable.unknown(Text.of("电子表格（.xlsx）", "a spreadsheet (.xlsx)"), SAVED_AS_DOCX);
        }
        if (parts.has("ppt/presentation.xml")) {
            throw Unreadable.unknown(Text.of("演示文稿（.pptx）", "a presentation (.pptx)"));
        }
        throw Unreadable.unknown(Text.of("这种压缩包", "an archive of this kind"));
    }
}
