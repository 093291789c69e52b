package org.planledger.indicator.actual.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.planledger.kernel.problem.Text;

/// The encodings that a text file may be in.
public final class Encodings {
    static final Text EXPECTED = Text.of(
            "UTF-8 或 GB18030（GBK）编码；可在 Content-Type 中写明，如 text/csv; charset=GB18030",
            "UTF-8 or GB18030 (GBK); Content-Type can say which, such as text/csv; charset=GB18030");

    private Encodings() {}

    /// The encoding that a text file is read in; UTF-8 when it is nothing but ASCII, unless UTF-16 is told.
    ///
    /// @param told null when it is not told
    public static Charset usedFor(InputStream body, Charset told) throws IOException {
        try (FileText text = new FileText(body, told)) {
            return text.charset();
        } catch (UnreadableException otherContent) {
            // No text at all, as is told when it is read.
            return told == null ? StandardCharsets.UTF_8 : told;
        }
    }

    /// The encoding of that name. GBK, GB2312 and code page 936 are parts of GB18030.
    ///
    /// @return null when files are not read in it
    public static Charset named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "gb18030", "gbk", "gb2312", "gb_2312-80", "x-gbk", "cp936", "ms936", "windows-936" ->
                Charset.forName("GB18030");
            case "utf-16le" -> StandardCharsets.UTF_16LE;
            case "utf-16be", "utf-16" -> StandardCharsets.UTF_16BE;
            default -> null;
        };
    }
}
