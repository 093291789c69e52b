package org.planledger.indicator.actual.imports;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Refuses a file that says to be in another encoding than it would be read in.
final class ImportEncoding {
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");

    private ImportEncoding() {}

    /// @throws Failure of type UNSUPPORTED_MEDIA_TYPE when it is compressed, or not UTF-8
    static void check(HttpHeaders headers) {
        MediaType type = headers.getMediaType();
        if (type == null) {
            throw new Failure(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Text.of("没有说明文件的内容类型", "the content type of the file is not told"),
                    List.of(Violation.of(
                            HttpHeaders.CONTENT_TYPE,
                            "content-type",
                            Text.of("缺少 Content-Type", "there is no Content-Type"),
                            Text.of("text/csv 或 application/json", "text/csv or application/json"))));
        }
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!UTF_8.contains(charset.toLowerCase(Locale.ROOT))) {
            throw new Failure(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Text.of("文件应为 UTF-8 编码，而不是 %s", "a file is taken in UTF-8, not in %s", charset));
        }
        List<String> codings = headers.getRequestHeader(HttpHeaders.CONTENT_ENCODING);
        for (String coding : codings == null ? List.<String>of() : codings) {
            if (!coding.strip().equalsIgnoreCase("identity")) {
                throw new Failure(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        Text.of("文件应不经压缩，而不是 %s", "a file is taken without Content-Encoding, not as %s", coding));
            }
        }
    }
}
