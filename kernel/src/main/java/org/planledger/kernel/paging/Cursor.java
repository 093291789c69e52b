package org.planledger.kernel.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The opaque text by which a list goes on: the sort key of the last item that was given.
public final class Cursor {
    private Cursor() {}

    public static String write(String lastKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(lastKey.getBytes(StandardCharsets.UTF_8));
    }

    /// The last key in the cursor; the empty text, which sorts before every key, for null.
    ///
    /// @throws Failure when the text is not a cursor
    public static String read(String cursor) {
        if (cursor == null) {
            return "";
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String key = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (key.indexOf('\0') < 0) {
                return key;
            }
            throw unreadable();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw unreadable();
        }
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
