package org.planledger.report.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.planledger.kernel.time.WorkingDays;
import org.planledger.report.attainment.Observations;
import org.planledger.report.attainment.RegionalTotal;
import org.planledger.report.copy.Snapshot;

/// Adds up what the copy says of an indicator in several regions: a fixed number of queries, however many they are.
@ApplicationScoped
public class RegionalTotals {
    private static final String REGION = "select from region where code = ?";
    /// Directly below a region, or, when a level is asked for, all of that level below it.
    private static final String REGIONS = """
            with recursive below (code) as (
                select code from region where parent = ?
                union
                select region.code from below join region on region.parent = below.code
            )
            select code, name from region
            where case when ?::text is null then parent = ? else level = ? and code in (table below) end
            order by code
            """;
    /// A total has none.
    private static final WorkingDays WITHOUT_DEADLINES = new WorkingDays(Map.of());

    private static final String INDICATOR = PlanStore.INDICATORS.formatted("select ?::text");

    private final AgroalDataSource database;
    private final Snapshot snapshot;

    RegionalTotals(AgroalDataSource database, Snapshot snapshot) {
        this.database = database;
        this.snapshot = snapshot;
    }

    /// @param level null for those directly below
    public record Asked(String indicator, String region, String level, YearMonth from, YearMonth to) {}

    /// @param regions the names of the regions by their codes, in the order of these
    /// @param total null when it has parts that may not be told
    public record Added(String indicatorName, String unit, SequencedMap<String, String> regions, RegionalTotal total) {}

    public boolean knowsRegion(String code) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REGION)) {
            statement.setString(1, code);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("a region could not be read from the copy", failed);
        }
    }

    /// A sum without the parts that are known tells the others, so it is whole or there is none.
    ///
    /// @param seen of which regions the figures may be told
    /// @return empty when there is no such indicator
    public Optional<Added> add(Asked asked, Predicate<String> seen) {
        try {
            return snapshot.read(connection -> add(connection, asked, seen));
        } catch (SQLException failed) {
            throw new IllegalStateException("the figures of regions could not be read from the copy", failed);
        }
    }

    private static Optional<Added> add(Connection connection, Asked asked, Predicate<String> seen) throws SQLException {
        StoredIndicators indicators = indicators(connection, asked.indicator());
        if (!indicators.knows(asked.indicator())) {
            return Optional.empty();
        }
        SequencedMap<String, String> regions = regions(connection, asked);
        RegionalTotal total = regions.keySet().stream().allMatch(seen)
                ? total(connection, indicators, regions.keySet(), asked)
                : null;
        return Optional.of(
                new Added(indicators.name(asked.indicator()), indicators.unit(asked.indicator()), regions, total));
    }

    private static RegionalTotal total(
            Connection connection, StoredIndicators indicators, Set<String> regions, Asked asked) throws SQLException {
        StoredFigures figures = FigureReader.read(
                connection,
                indicators.sources(asked.indicator()),
                regions,
                asked.from().getYear(),
                asked.to().getYear());
        SequencedMap<String, Observations> byRegion = new LinkedHashMap<>();
        regions.forEach(region -> byRegion.put(region, figures.of(region)));
        return RegionalTotal.of(indicators.get(asked.indicator()), asked.from(), asked.to(), byRegion);
    }

    private static StoredIndicators indicators(Connection connection, String code) throws SQLException {
        StoredIndicators indicators = new StoredIndicators(WITHOUT_DEADLINES);
        try (PreparedStatement statement = connection.prepareStatement(INDICATOR)) {
            statement.setString(1, code);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    indicators.add(PlanStore.indicator(row));
                }
            }
        }
        return indicators;
    }

    private static SequencedMap<String, String> regions(Connection connection, Asked asked) throws SQLException {
        SequencedMap<String, String> regions = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(REGIONS)) {
            statement.setString(1, asked.region());
            statement.setString(2, asked.level());
            statement.setString(3, asked.region());
            statement.setString(4, asked.level());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    regions.put(row.getString(1), row.getString(2));
                }
            }
        }
        return regions;
    }
}
