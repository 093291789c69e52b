package org.planledger.report.export;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// The name under which an export is kept, for the header Content-Disposition (RFC 6266).
///
/// @param plain in letters, digits and hyphens, for programs that read no other
/// @param proper with the title of the plan, as people will see it
/// @param extension without the dot
public record FileName(String plain, String proper, String extension) {
    /// What some file system does not take; also what would end the header's value.
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._-]");
    /// In UTF-8 a Chinese character takes three or four of the 255 bytes that a file's name may have.
    private static final int LONGEST_TITLE = 45;

    /// @param title the title of the plan, of which the beginning is used
    /// @param kind what the file holds
    /// @param asOf as of when
    /// @param language of the proper name
    public static FileName of(String plain, String title, Text kind, Text asOf, Language language, String extension) {
        int end = title.offsetByCodePoints(0, Math.min(LONGEST_TITLE, title.codePointCount(0, title.length())));
        return new FileName(
                plain + "-" + asOf.english(),
                title.substring(0, end).strip() + " " + kind.in(language) + " " + asOf.in(language),
                extension);
    }

    /// The value of the header.
    public String attachment() {
        return "attachment; filename=\"%s.%s\"; filename*=UTF-8''%s"
                .formatted(
                        NOT_PLAIN.matcher(plain).replaceAll("_"),
                        extension,
                        URLEncoder.encode(
                                        IMPOSSIBLE.matcher(proper).replaceAll("_") + "." + extension,
                                        StandardCharsets.UTF_8)
                                .replace("+", "%20"));
    }
}
