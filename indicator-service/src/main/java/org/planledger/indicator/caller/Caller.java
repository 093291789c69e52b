package org.planledger.indicator.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.planledger.kernel.json.CleanText;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Who is calling, and what they may do. Until access control is configured nobody has a name or a role.
@ApplicationScoped
public class Caller {
    /// The header in which a caller without a login says who they are.
    public static final String HEADER = "Posted-By";

    public static final int LONGEST_NAME = 100;

    /// The role of those who may post into closed months.
    private static final String APPROVER = "approver";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The name to keep with what is written: that of the login, or else what the header says, which nobody has
    /// verified; null where there is neither.
    ///
    /// @param postedBy the header, percent-encoded UTF-8
    /// @throws Failure when the header cannot be read
    public String name(String postedBy) {
        if (!identity.isAnonymous()) {
            return identity.getPrincipal().getName();
        }
        if (postedBy == null) {
            return null;
        }
        String name = decoded(postedBy).strip();
        if (name.length() > LONGEST_NAME || !CleanText.isClean(name)) {
            throw unreadable();
        }
        return name.isEmpty() ? null : name;
    }

    /// Whether the caller may post into closed months.
    public boolean isApprover() {
        return identity.hasRole(APPROVER);
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
        return Failure.invalid(Violation.of(
                HEADER,
                "name",
                Text.of("不是可读的姓名", "this is not a readable name"),
                Text.of(
                        "百分号编码的 UTF-8，最多 %d 个字符，如 %%E5%%BC%%A0%%E4%%B8%%89",
                        "percent-encoded UTF-8 of at most %d characters, such as %%E5%%BC%%A0%%E4%%B8%%89",
                        LONGEST_NAME)));
    }
}
