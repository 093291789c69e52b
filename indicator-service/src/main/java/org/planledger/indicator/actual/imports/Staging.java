package org.planledger.indicator.actual.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.planledger.kernel.period.Period;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// Figures on their way in: a temporary table of the connection, filled by COPY.
///
/// Rows are gathered in a buffer, and each full buffer is a COPY and a transaction of its own. So no transaction
/// is open while the sender is waited for: it would hold back the change feed, however slow the sender is.
final class Staging implements AutoCloseable {
    private static final String CREATE = """
            create temporary table staged (
                number bigint not null,
                faulty boolean not null,
                indicator text collate "C",
                region text collate "C",
                period int,
                value numeric,
                is_final boolean not null,
                cumulative boolean not null,
                source text,
                note text,
                reason text)
            """;
    private static final String REMOVE = "drop table if exists staged, staged_series";
    private static final String COPY = "copy staged from stdin";
    private static final int BUFFER = 1 << 20;
    private static final int LONGEST_ROW = 16 * 1024;
    private static final byte[] NOTHING = {'\\', 'N'};

    private final Connection connection;
    private final CopyManager copies;
    private final byte[] buffer = new byte[BUFFER];
    private int used;

    Staging(Connection connection) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        run(REMOVE);
        run(CREATE);
    }

    /// Adds a row. Null stands for what could not be read.
    ///
    /// @param faulty whether a fault of the row was told already
    /// @param cumulative whether the figure is said to be accumulated since January
    void add(
            long number,
            boolean faulty,
            String indicator,
            String region,
            Period period,
            String value,
            boolean isFinal,
            boolean cumulative,
            String source,
            String note,
            String reason)
            throws IOException {
        if (used > BUFFER - LONGEST_ROW) {
            flush();
        }
        ascii(Long.toString(number));
        buffer[used++] = '\t';
        truth(faulty);
        buffer[used++] = '\t';
        text(indicator);
        buffer[used++] = '\t';
        text(region);
        buffer[used++] = '\t';
        ascii(period == null ? null : Integer.toString(period.toNumber()));
        buffer[used++] = '\t';
        ascii(value);
        buffer[used++] = '\t';
        truth(isFinal);
        buffer[used++] = '\t';
        truth(cumulative);
        buffer[used++] = '\t';
        text(source);
        buffer[used++] = '\t';
        text(note);
        buffer[used++] = '\t';
        text(reason);
        buffer[used++] = '\n';
    }

    private void truth(boolean isTrue) {
        buffer[used++] = (byte) (isTrue ? 't' : 'f');
    }

    private void nothing() {
        buffer[used++] = NOTHING[0];
        buffer[used++] = NOTHING[1];
    }

    @SuppressWarnings("deprecation") // String.getBytes into an array: the text is ASCII
    private void ascii(String text) {
        if (text == null) {
            nothing();
            return;
        }
        text.getBytes(0, text.length(), buffer, used);
        used += text.length();
    }

    private void text(String text) {
        if (text == null) {
            nothing();
            return;
        }
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

    private void escaped(char letter) {
        buffer[used++] = '\\';
        buffer[used++] = (byte) letter;
    }

    /// Sends what is in the buffer.
    void flush() throws IOException {
        if (used == 0) {
            return;
        }
        try {
            CopyIn copy = copies.copyIn(COPY);
            copy.writeToCopy(buffer, 0, used);
            copy.endCopy();
        } catch (SQLException failed) {
            throw new IOException("figures could not be staged", failed);
        }
        used = 0;
    }

    /// Removes the table, so that the connection can serve others.
    @Override
    public void close() throws SQLException {
        run(REMOVE);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
