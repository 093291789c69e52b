package org.planledger.kernel.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The audit records in the service's database.
@ApplicationScoped
class AuditStore {
    /// Adds records; its one parameter is their JSON. It is written so that it can be part of a statement that writes
    /// something else, and costs that no way to the database.
    static final String ADD = """
            insert into audit_record (
                at, name, issuer, subject, roles, posted_by, operation, method, path, thing, remote, status, problem,
                instance, times, changed, version)
            select at, name, issuer, subject, roles, posted_by, operation, method, path, thing, remote, status, problem,
                instance, times, changed, version
            from jsonb_to_recordset(?::jsonb) as r (
                at timestamptz, name text, issuer text, subject text, roles text[], posted_by text, operation text,
                method text, path text, thing text, remote text, status int, problem text, instance text, times int,
                changed bigint, version bigint)
            """;

    private static final String SELECT = """
            select id, at, name, issuer, subject, roles, posted_by, operation, method, path, thing, remote, status,
                problem, instance, times, changed, version
            from audit_record
            where true%s
            order by at desc, id desc
            limit ?
            """;

    private final AgroalDataSource database;
    private final ObjectMapper mapper;

    AuditStore(AgroalDataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /// The parameter of [#ADD].
    String json(List<AuditEntry> entries) {
        try {
            return mapper.writeValueAsString(
                    entries.stream().map(AuditStore::columns).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("audit records could not be written as JSON", impossible);
        }
    }

    private static Map<String, Object> columns(AuditEntry entry) {
        AuditedCall.Facts facts = entry.facts();
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("at", entry.at().toString());
        columns.put("name", facts.name());
        columns.put("issuer", facts.issuer());
        columns.put("subject", facts.subject());
        columns.put("roles", facts.roles());
        columns.put("posted_by", facts.postedBy());
        columns.put("operation", facts.operation());
        columns.put("method", facts.method());
        columns.put("path", facts.path());
        columns.put("thing", facts.thing());
        columns.put("remote", facts.remote());
        columns.put("status", entry.status());
        columns.put("problem", entry.problem());
        columns.put("instance", entry.instance());
        columns.put("times", entry.times());
        columns.put("changed", entry.changed());
        columns.put("version", entry.version());
        return columns;
    }

    /// Adds records in the running transaction, or in one of their own when there is none.
    void add(List<AuditEntry> entries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            add(connection, entries);
        }
    }

    void add(Connection connection, List<AuditEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, json(entries));
            statement.executeUpdate();
        }
    }

    /// The place of a record in the list.
    record Place(Instant at, long id) {}

    /// @param before null at the beginning
    List<AuditRecord> list(AuditQuery query, Place before, int limit) {
        StringBuilder conditions = new StringBuilder();
        List<Object> arguments = new ArrayList<>();
        when(query.from, "at >= ?", conditions, arguments);
        when(query.to, "at < ?", conditions, arguments);
        if (query.user != null) {
            conditions.append(" and (name = ? or posted_by = ?)");
            arguments.addAll(List.of(query.user, query.user));
        }
        when(query.operation, "operation = ?", conditions, arguments);
        when(query.status, "status = ?", conditions, arguments);
        if (query.outcome != null) {
            conditions.append(" and ").append(query.outcome.condition());
        }
        if (before != null) {
            conditions.append(" and (at, id) < (?, ?)");
            arguments.addAll(Arrays.asList(before.at().atOffset(ZoneOffset.UTC), before.id()));
        }
        arguments.add(limit);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT.formatted(conditions))) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                List<AuditRecord> records = new ArrayList<>();
                while (row.next()) {
                    records.add(record(row));
                }
                return records;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("audit records could not be read", failed);
        }
    }

    private static void when(Object value, String condition, StringBuilder conditions, List<Object> arguments) {
        if (value != null) {
            conditions.append(" and ").append(condition);
            arguments.add(value);
        }
    }

    private static AuditRecord record(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return new AuditRecord(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("subject"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getString("posted_by"),
                row.getString("operation"),
                row.getString("method"),
                row.getString("path"),
                row.getString("thing"),
                row.getString("remote"),
                AuditOutcome.of(status),
                status,
                row.getString("problem"),
                row.getString("instance"),
                row.getInt("times"),
                row.getLong("changed"),
                row.getObject("version", Long.class));
    }
}
