package org.planledger.indicator.actual.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.kernel.period.Period;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.ByteConverter;

/// Writes revisions through binary COPY, which spares the database reading numbers and hashes from text. The database
/// takes in what was sent while the next rows are being read;
/// nothing else can be asked of the connection until [#end()].
final class RevisionCopy {
    private static final String COPY = """
            copy %s (series_id, period, revision, position, is_final, recorded_at, value, source, note, reason, author,
                previous_hash)
            from stdin (format binary)
            """;
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {-1, -1};
    private static final int FIELDS = 12;
    private static final int NULL = -1;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_ROW = 24 * 1024;

    private final String statement;
    private final CopyManager copies;
    private final long recordedAt;
    private final byte[] bytes = new byte[BUFFER];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private CopyIn copy;

    /// @param table the one that takes the revisions
    RevisionCopy(Connection connection, String table, Instant recordedAt) throws SQLException {
        this.statement = COPY.formatted(table);
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.recordedAt = ChronoUnit.MICROS.between(EPOCH, recordedAt);
    }

    void add(int series, Period period, int revision, int position, RevisionHash.Content figure, byte[] previousHash)
            throws SQLException {
        if (buffer.remaining() < LONGEST_ROW) {
            send();
        }
        if (copy == null && buffer.position() == 0) {
            buffer.put(HEADER);
        }
        buffer.putShort((short) FIELDS);
        number(series);
        number(period.toNumber());
        number(revision);
        number(position);
        buffer.putInt(1).put((byte) (figure.isFinal() ? 1 : 0));
        buffer.putInt(Long.BYTES).putLong(recordedAt);
        field(ByteConverter.numeric(figure.value()));
        text(figure.source());
        text(figure.note());
        text(figure.reason());
        text(figure.author());
        field(previousHash);
    }

    private void number(int number) {
        buffer.putInt(Integer.BYTES).putInt(number);
    }

    private void text(String text) {
        if (text == null) {
            buffer.putInt(NULL);
        } else {
            field(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void field(byte[] content) {
        buffer.putInt(content.length).put(content);
    }

    /// Sends what is in the buffer.
    void send() throws SQLException {
        if (buffer.position() == 0) {
            return;
        }
        if (copy == null) {
            copy = copies.copyIn(statement);
        }
        copy.writeToCopy(bytes, 0, buffer.position());
        buffer.clear();
    }

    /// Waits until all that was added is taken in.
    void end() throws SQLException {
        send();
        if (copy != null) {
            copy.writeToCopy(TRAILER, 0, TRAILER.length);
            copy.endCopy();
            copy = null;
        }
    }

    /// Gives up what is not taken in yet, so that the transaction can be rolled back.
    void cancel() throws SQLException {
        if (copy != null && copy.isActive()) {
            copy.cancelCopy();
        }
        copy = null;
    }
}
