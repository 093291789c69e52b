package org.planledger.kernel.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/// What a link to the console has instead of a token: it lets in once, and soon not at all. Who makes it puts the token
/// into a file of a folder that both sides read; its name does not tell the ticket.
public final class Ticket {
    /// For how long it can be used.
    public static final Duration COUNTS = Duration.ofMinutes(15);

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ticket() {}

    /// A new one.
    public static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Where its token lies. Whatever the text is, that is a file in the folder.
    public static Path file(Path folder, String ticket) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
