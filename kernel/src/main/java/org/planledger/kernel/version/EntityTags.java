package org.planledger.kernel.version;

import java.util.List;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Entity tags and `If-Match`, the guard against lost updates.
public final class EntityTags {
    private EntityTags() {}

    /// The strong tag of a version.
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// Stops a write whose `If-Match` does not name the present version.
    ///
    /// @param ifMatch the header; null when the writer did not ask for the guard
    /// @param present the present version; null when the thing does not exist yet
    public static void check(String ifMatch, Long present) {
        if (ifMatch == null || (present != null && matches(ifMatch, of(present)))) {
            return;
        }
        throw new Failure(
                ProblemType.PRECONDITION_FAILED,
                present == null
                        ? Text.of("尚不存在，If-Match %s 无从匹配", "it does not exist, so If-Match %s cannot hold", ifMatch)
                        : Text.of(
                                "现在的版本是 %1$s，不是 If-Match 中的 %2$s",
                                "the present version is %1$s, not %2$s as in If-Match", of(present), ifMatch),
                List.of(Violation.of(
                        "If-Match",
                        "version",
                        Text.of("不是现在的版本", "it is not the present version"),
                        present == null ? null : new Text(of(present), of(present)))));
    }

    /// A weak tag never matches: whoever writes must have seen the very same state (RFC 9110, section 13.1.1).
    private static boolean matches(String header, String tag) {
        for (String candidate : header.split(",", -1)) {
            String trimmed = candidate.trim();
            if (trimmed.equals("*") || trimmed.equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
