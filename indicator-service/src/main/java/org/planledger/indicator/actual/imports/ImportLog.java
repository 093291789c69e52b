package org.planledger.indicator.actual.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.problem.Problem;

/// Keeps each import: how far it is, and what it has answered. An import that is being carried out holds an
/// advisory lock on its id, so that one whose service has ended can be told from it. What was answered is read with
/// whatever characters it has: it was told already.
@ApplicationScoped
class ImportLog {
    private static final String COLUMNS = """
            id, phase, format, partial, dry_run, author, started_at, updated_at, rows_read, rows_accepted, answer,
            fingerprint, transaction
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    ImportLog(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json.copy()
                .registerModule(
                        new SimpleModule("kept-answers").addDeserializer(String.class, StringDeserializer.instance));
    }

    /// An import as it is kept.
    ///
    /// @param transaction the transaction after which all its figures are stored; null when there is none
    record Kept(ImportState state, byte[] fingerprint, Long transaction) {
        /// Whether no other import may have its key: it has stored its figures, or may still do so.
        boolean holdsItsKey() {
            return state.phase() == ImportPhase.STORED || state.phase() == ImportPhase.READING;
        }
    }

    /// Registers an import that the connection is going to carry out.
    ///
    /// @param idempotencyKey null when there is none
    /// @return whether it is registered; not when another of the same sender has the same key
    boolean register(
            Connection connection,
            UUID id,
            ImportFormat format,
            ImportOptions options,
            String idempotencyKey,
            byte[] fingerprint)
            throws SQLException {
        String sql = """
                insert into import (id, phase, format, partial, dry_run, sender, author, idempotency_key, fingerprint)
                select ?, 'READING', ?, ?, ?, ?, ?, ?, ?
                from pg_advisory_lock(?)
                on conflict on constraint import_idempotency_key do nothing
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.setString(2, format.name());
            statement.setBoolean(3, options.partial());
            statement.setBoolean(4, options.dryRun());
            statement.setString(5, options.sender());
            statement.setString(6, options.author());
            statement.setString(7, idempotencyKey);
            statement.setBytes(8, fingerprint);
            statement.setLong(9, lockOf(id));
            return statement.executeUpdate() == 1;
        }
    }

    private static long lockOf(UUID id) {
        return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    }

    /// Lets go of the lock.
    void release(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }

    /// Frees the key of an import that has not stored anything and never will.
    void freeKey(UUID id) throws SQLException {
        String sql = "update import set idempotency_key = null where id = ? and phase <> 'STORED'";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    /// Notes how far an import is.
    void progress(UUID id, long rowsRead, long rowsAccepted) throws SQLException {
        String sql = """
                update import set rows_read = ?, rows_accepted = ?, updated_at = clock_timestamp() where id = ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, rowsRead);
            statement.setLong(2, rowsAccepted);
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }

    /// Notes in the transaction of the connection what an import has done.
    ///
    /// @param transaction null when there is nothing in the file
    void answer(Connection connection, ImportAnswer answer, Long transaction) throws SQLException {
        String sql = """
                update import
                set phase = ?, rows_read = ?, rows_accepted = ?, answer = ?, transaction = ?, updated_at = clock_timestamp()
                where id = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, answer.dryRun() ? "CHECKED" : "STORED");
            statement.setLong(2, answer.rows());
            statement.setLong(3, answer.rows() - answer.rejected());
            statement.setString(4, write(answer));
            statement.setObject(5, transaction);
            statement.setObject(6, answer.id());
            statement.executeUpdate();
        }
    }

    /// Notes why nothing of an import is stored. Where the answer to its commit was lost, and it is stored
    /// after all, that stays.
    void refuse(Connection connection, UUID id, Problem problem, long rowsRead) throws SQLException {
        String sql = """
                update import
                set phase = ?, rows_read = ?, rows_accepted = 0, answer = ?, idempotency_key = null,
                    updated_at = clock_timestamp()
                where id = ? and phase = 'READING'
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, problem.status() < 500 ? "REFUSED" : "FAILED");
            statement.setLong(2, rowsRead);
            statement.setString(3, write(problem));
            statement.setObject(4, id);
            statement.executeUpdate();
        }
    }

    /// Forgets imports that ended so long ago. One that seems to be running is given a week.
    ///
    /// @return how many
    long purge(Duration kept) throws SQLException {
        String sql = """
                delete from import
                where updated_at < clock_timestamp() - make_interval(secs => ?)
                    and (phase <> 'READING' or updated_at < clock_timestamp() - interval '7 days')
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setDouble(1, kept.toMillis() / 1000.0);
            return statement.executeLargeUpdate();
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer could not be written", impossible);
        }
    }

    /// @param seen which imports there are for who asks
    Optional<Kept> find(UUID id, Condition seen) {
        return select(Condition.of("id = ?", id).and(seen), "", List.of()).stream()
                .findFirst();
    }

    Optional<Kept> findByKey(String sender, String idempotencyKey) {
        return select(Condition.of("idempotency_key = ? and sender = ?", idempotencyKey, sender), "", List.of())
                .stream()
                .findFirst();
    }

    /// The imports, the latest first.
    ///
    /// @param before the one after which to begin; null for the beginning
    /// @param seen which imports there are for who asks
    List<ImportState> list(ImportState before, int limit, Condition seen) {
        OffsetDateTime at = before == null ? null : before.startedAt().atOffset(ZoneOffset.UTC);
        Condition wanted = before == null
                ? seen
                : seen.and(Condition.of("started_at < ? or (started_at = ? and id > ?)", at, at, before.id()));
        return states(select(wanted, "order by started_at desc, id limit ?", List.of(limit)));
    }

    private static List<ImportState> states(List<Kept> kept) {
        return kept.stream().map(Kept::state).toList();
    }

    private List<Kept> select(Condition condition, String end, List<Object> arguments) {
        String sql = "select " + COLUMNS + " from import where " + condition.sql() + " " + end;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Arguments.bind(statement, Arguments.bind(statement, 1, condition.arguments()), arguments);
            List<Kept> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(kept(row, connection));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException("imports could not be read", failed);
        }
    }

    private Kept kept(ResultSet row, Connection connection) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        ImportPhase phase = ImportPhase.valueOf(row.getString("phase"));
        if (phase == ImportPhase.READING && !isCarriedOut(connection, id)) {
            phase = ImportPhase.INTERRUPTED;
        }
        boolean isRefused = phase == ImportPhase.REFUSED || phase == ImportPhase.FAILED;
        String answer = row.getString("answer");
        ImportState state = new ImportState(
                id,
                phase,
                ImportFormat.valueOf(row.getString("format")),
                row.getBoolean("partial") ? ImportMode.PARTIAL : ImportMode.ATOMIC,
                row.getBoolean("dry_run"),
                row.getString("author"),
                instant(row, "started_at"),
                instant(row, "updated_at"),
                row.getLong("rows_read"),
                row.getLong("rows_accepted"),
                answer == null || isRefused ? null : read(answer, ImportAnswer.class),
                answer == null || !isRefused ? null : read(answer, Problem.class));
        return new Kept(state, row.getBytes("fingerprint"), row.getObject("transaction", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static boolean isCarriedOut(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select not pg_try_advisory_xact_lock_shared(?)")) {
            statement.setLong(1, lockOf(id));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private <T> T read(String answer, Class<T> type) {
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a kept answer could not be read", impossible);
        }
    }
}
