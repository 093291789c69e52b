package org.planledger.indicator.actual.imports;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.kernel.period.Period;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// Writes revisions through COPY. The database takes in what was sent while the next rows are being read;
/// nothing else can be asked of the connection until [#end()].
final class RevisionCopy {
    private static final String COPY = """
            copy %s (series_id, period, revision, position, is_final, recorded_at, value, source, note, reason, author,
                previous_hash)
            from stdin
            """;
    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_ROW = 24 * 1024;

    private final String statement;
    private final CopyManager copies;
    private final String recordedAt;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private CopyIn copy;

    /// @param table the one that takes the revisions
    RevisionCopy(Connection connection, String table, Instant recordedAt) throws SQLException {
        this.statement = COPY.formatted(table);
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.recordedAt = recordedAt.toString();
    }

    void add(int series, Period period, int revision, int position, RevisionHash.Content figure, byte[] previousHash)
            throws SQLException {
        if (used > BUFFER - LONGEST_ROW) {
            send();
        }
        number(series);
        number(period.toNumber());
        number(revision);
        number(position);
        buffer[used++] = (byte) (figure.isFinal() ? 't' : 'f');
        buffer[used++] = '\t';
        ascii(recordedAt);
        ascii(figure.value().toPlainString());
        text(figure.source());
        text(figure.note());
        text(figure.reason());
        text(figure.author());
        buffer[used++] = '\\';
        buffer[used++] = '\\';
        buffer[used++] = 'x';
        ascii(HexFormat.of().formatHex(previousHash));
        buffer[used - 1] = '\n';
    }

    private void number(int number) {
        ascii(Integer.toString(number));
    }

    @SuppressWarnings("deprecation") // String.getBytes into an array: the text is ASCII
    private void ascii(String text) {
        text.getBytes(0, text.length(), buffer, used);
        used += text.length();
        buffer[used++] = '\t';
    }

    private void text(String text) {
        if (text == null) {
            buffer[used++] = '\\';
            buffer[used++] = 'N';
        } else {
            for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
                switch (part) {
                    case '\\' -> escaped('\\');
                    case '\t' -> escaped('t');
                    case '\n' -> escaped('n');
                    case '\r' -> escaped('r');
                    default -> buffer[used++] = part;
                }
            }
        }
        buffer[used++] = '\t';
    }

    private void escaped(char letter) {
        buffer[used++] = '\\';
        buffer[used++] = (byte) letter;
    }

    /// Sends what is in the buffer.
    void send() throws SQLException {
        if (used == 0) {
            return;
        }
        if (copy == null) {
            copy = copies.copyIn(statement);
        }
        copy.writeToCopy(buffer, 0, used);
        used = 0;
    }

    /// Waits until all that was added is taken in.
    void end() throws SQLException {
        send();
        if (copy != null) {
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
