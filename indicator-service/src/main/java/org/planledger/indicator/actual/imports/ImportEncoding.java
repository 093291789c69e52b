package org.planledger.indicator.actual.imports;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.planledger.indicator.actual.imports.table.Encodings;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// What a request says of the encoding of its file.
final class ImportEncoding {
    private ImportEncoding() {}

    /// The encoding of the text that the request tells; null when it tells none.
    ///
    /// @throws Failure of type UNSUPPORTED_MEDIA_TYPE when files are not read in it
    static Charset charsetOf(HttpHeaders headers) {
        String name = nameOf(headers);
        if (name == null) {
            return null;
        }
        Charset charset = Encodings.named(name);
        if (charset == null) {
            throw new Failure(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Text.of("文件应为 UTF-8 或 GB18030 编码，而不是 %s", "a file is taken in UTF-8 or GB18030, not in %s", name));
        }
        return charset;
    }

    private static String nameOf(HttpHeaders headers) {
        return headers.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
    }

    /// @throws Failure of type UNSUPPORTED_MEDIA_TYPE when the request tells another encoding than UTF-8
    static void refuseOtherThanUtf8(HttpHeaders headers) {
        String name = nameOf(headers);
        if (name != null && !StandardCharsets.UTF_8.equals(Encodings.named(name))) {
            throw new Failure(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Text.of("文件应为 UTF-8 编码，而不是 %s", "a file is taken in UTF-8, not in %s", name));
        }
    }
}
