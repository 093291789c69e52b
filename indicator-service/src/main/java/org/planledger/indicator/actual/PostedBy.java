package org.planledger.indicator.actual;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.planledger.kernel.json.CleanText;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Who posts, as the header `Posted-By` says: a name in UTF-8 and percent encoding. It is a statement that the service
/// keeps and does not verify.
public final class PostedBy {
    /// The header.
    public static final String HEADER = "Posted-By";

    private static final int LONGEST = 100;
    private static final char UNDECODABLE = '\uFFFD';

    private PostedBy() {}

    /// @param header null when there is none
    /// @return null when nobody is named
    /// @throws Failure of type INVALID_REQUEST when it cannot be read
    public static String read(String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String name = decoded(header.strip());
        if (name == null || name.isBlank() || name.length() > LONGEST || !CleanText.isClean(name)) {
            throw Failure.invalid(Violation.of(
                    HEADER,
                    "posted-by",
                    Text.of("姓名无法读取", "the name cannot be read"),
                    Text.of(
                            "最多 %d 个字符，按 UTF-8 编码的百分号形式，例如 %%E5%%BC%%A0",
                            "at most %d characters, UTF-8 in percent encoding, like %%E5%%BC%%A0", LONGEST)));
        }
        return name;
    }

    private static String decoded(String header) {
        try {
            String name = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
            return name.indexOf(UNDECODABLE) < 0 ? name : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
