package org.planledger.indicator.actual.template;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.planledger.kernel.period.Period;

/// Reads the figures that stand in a template.
@ApplicationScoped
class TemplateStore {
    private final AgroalDataSource database;

    TemplateStore(AgroalDataSource database) {
        this.database = database;
    }

    /// Whose figure it is.
    record Key(String indicator, String region, Period period) {}

    /// A figure as it stands now.
    ///
    /// @param source null when nobody said
    /// @param note null without one
    record Posted(BigDecimal value, boolean isFinal, String source, String note) {}

    /// Those of the figures that are posted, and not withdrawn.
    Map<Key, Posted> posted(List<Key> keys) {
        String sql = """
                select k.place, a.value, a.is_final, a.source, a.note
                from unnest(?::text[], ?::text[], ?::int[]) with ordinality as k (indicator, region, period, place)
                join series s on s.indicator = k.indicator and s.region = k.region
                cross join lateral (
                    select * from actual a
                    where a.series_id = s.id and a.period = k.period
                    order by revision desc
                    limit 1) a
                where a.value is not null
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(Key::indicator).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(Key::region).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "int4",
                            keys.stream().map(key -> key.period().toNumber()).toArray()));
            Map<Key, Posted> posted = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    posted.put(
                            keys.get(row.getInt("place") - 1),
                            new Posted(
                                    row.getBigDecimal("value"),
                                    row.getBoolean("is_final"),
                                    row.getString("source"),
                                    row.getString("note")));
                }
            }
            return posted;
        } catch (SQLException failed) {
            throw new IllegalStateException("the figures of a template could not be read", failed);
        }
    }
}
