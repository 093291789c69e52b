package org.planledger.indicator.actual;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.planledger.kernel.period.Period;

/// The hashes that chain the revisions of a series, an indicator in a region: each revision carries the
/// SHA-256 of the one before it, so that none can be changed, put in or taken out without all later ones being
/// changed, too.
///
/// What is hashed is the hash that the revision itself carries, followed by its fields in UTF-8, separated by
/// U+001F, which no field contains: the period's number, the revision's number, whether it is FINAL (t or f),
/// then value, source, note, reason and author, each with `=` before it and empty where there is none, and the
/// microseconds from the epoch to when it was recorded. A value is written without exponent and without zeros
/// at the end of its decimals.
public final class RevisionHash {
    /// How many bytes a hash has.
    public static final int LENGTH = 32;

    private static final char SEPARATOR = '\u001F';

    private final MessageDigest sha256;
    private final StringBuilder content = new StringBuilder(200);

    public RevisionHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// What the first revision of a series carries: the hash of the series' key.
    public byte[] ofSeries(String indicator, String region) {
        return sha256.digest((indicator + "/" + region).getBytes(StandardCharsets.UTF_8));
    }

    /// The hash of a revision, which the next one carries.
    ///
    /// @param previous what the revision itself carries
    public byte[] of(byte[] previous, Period period, int revision, Content figure, Instant recordedAt) {
        content.setLength(0);
        content.append(period.toNumber()).append(SEPARATOR).append(revision).append(SEPARATOR);
        content.append(figure.isFinal() ? 't' : 'f');
        append(figure.value() == null ? null : plain(figure.value()));
        append(figure.source());
        append(figure.note());
        append(figure.reason());
        append(figure.author());
        content.append(SEPARATOR).append(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt));
        sha256.update(previous);
        return sha256.digest(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The fields of a revision that somebody has given.
    ///
    /// @param value null when the revision takes the figure back
    public record Content(
            BigDecimal value, boolean isFinal, String source, String note, String reason, String author) {}

    private void append(String field) {
        content.append(SEPARATOR);
        if (field != null) {
            content.append('=').append(field);
        }
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
