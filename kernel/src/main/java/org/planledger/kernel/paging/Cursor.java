package org.planledger.kernel.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Where a list goes on, which is an opaque text to the caller.
///
/// @param lastKey the sort key of the last item that was given
public record Cursor(String lastKey) {

    public static String write(String lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws Failure when the text is not a cursor
    public static Cursor parse(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String key = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (key.indexOf('\0') < 0) {
                return new Cursor(key);
            }
            throw unreadable();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw unreadable();
        }
    }

    /// The number after which a page begins, in a list that is ordered by positive numbers; 0 at the beginning.
    ///
    /// @throws Failure when the cursor holds another key
    public static long numberBefore(PageRequest request) {
        String key = request.afterKey();
        if (key.isEmpty()) {
            return 0;
        }
        if (!key.matches("[0-9]{1,18}")) {
            throw unreadable();
        }
        return Long.parseLong(key);
    }

    /// The failure for a cursor that does not hold what the list wrote into it.
    public static Failure unreadable() {
        return Failure.invalid(Violation.of(
                "cursor",
                "cursor",
                Text.of("不是有效的游标", "this is not a cursor"),
                Text.of("上一页答复中的 nextCursor", "the nextCursor of the page before")));
    }
}
