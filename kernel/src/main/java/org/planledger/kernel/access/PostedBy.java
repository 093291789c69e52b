package org.planledger.kernel.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The header in which another system says for whom it writes. That system has verified the name.
public final class PostedBy {
    public static final String HEADER = "Posted-By";

    public static final String DESCRIPTION =
            "For whom a service posts: a name in UTF-8 and percent encoding. Of others the login's name is kept.";

    public static final int LONGEST_NAME = 100;

    private static final Text EXPECTED = Text.of(
            "百分号编码的 UTF-8，1 至 %d 个字符，如 %%E5%%BC%%A0%%E4%%B8%%89",
            "percent-encoded UTF-8 of 1 to %d characters, such as %%E5%%BC%%A0%%E4%%B8%%89", LONGEST_NAME);

    private PostedBy() {}

    /// The name that the header says.
    ///
    /// @param header percent-encoded UTF-8; null when the caller did not send it
    /// @return null when the caller did not send it
    /// @throws Failure when it cannot be read as a name
    public static String name(String header) {
        if (header == null) {
            return null;
        }
        String name = decoded(header).strip();
        if (name.length() > LONGEST_NAME || !ReadableName.is(name)) {
            throw unreadable();
        }
        return name;
    }

    private static String decoded(String header) {
        ByteBuffer bytes = ByteBuffer.allocate(header.length());
        for (int i = 0; i < header.length(); i++) {
            char unit = header.charAt(i);
            if (unit == '%') {
                bytes.put(escaped(header, i));
                i += 2;
            } else if (unit < 0x80) {
                bytes.put((byte) unit);
            } else {
                throw unreadable();
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException malformed) {
            throw unreadable();
        }
    }

    private static byte escaped(String header, int at) {
        if (at + 3 > header.length()) {
            throw unreadable();
        }
        int high = Character.digit(header.charAt(at + 1), 16);
        int low = Character.digit(header.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            throw unreadable();
        }
        return (byte) (high << 4 | low);
    }

    private static Failure unreadable() {
        return Failure.invalid(
                Violation.of(HEADER, "name", Text.of("不是可读的姓名", "this is not a readable name"), EXPECTED));
    }
}
