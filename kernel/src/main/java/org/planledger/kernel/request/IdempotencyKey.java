package org.planledger.kernel.request;

import java.util.List;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The header by which a request that is sent again, because its answer was lost, is known.
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    public static final String DESCRIPTION =
            "A key of the caller's choice under which the same request may be sent again: what was stored is answered"
                    + " again. With other content it is refused (422).";

    public static final int LONGEST = 200;

    private IdempotencyKey() {}

    /// @param header null when the caller did not send it
    /// @return null when the caller did not send it
    /// @throws Failure when it cannot be used as a key
    public static String of(String header) {
        if (header == null) {
            return null;
        }
        String key = header.strip();
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(unit -> unit > ' ' && unit < 127)) {
            throw Failure.invalid(Violation.of(
                    HEADER,
                    "key",
                    Text.of("键无法使用", "the key cannot be used"),
                    Text.of("1 至 %d 个可见的 ASCII 字符", "1 to %d visible ASCII characters", LONGEST)));
        }
        return key;
    }

    /// The same among the keys of all senders: what one has sent is not told to another, who has chosen the same key.
    ///
    /// @param sender the name of the login
    public static String of(String header, String sender) {
        String key = of(header);
        return key == null ? null : sender + " " + key;
    }

    /// The failure for a key under which something else was sent before.
    public static Failure usedForOther() {
        return usedForOther(Text.of("已用于另一请求", "it belongs to another request"));
    }

    /// The same failure.
    ///
    /// @param by what the key belongs to
    public static Failure usedForOther(Text by) {
        return new Failure(
                ProblemType.UNPROCESSABLE,
                Text.of("Idempotency-Key 已用于内容不同的请求", "the Idempotency-Key was used for a request with other content"),
                List.of(Violation.of(HEADER, "used", by, Text.of("一个新的键", "a new key"))));
    }
}
