package org.planledger.indicator.caller;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.planledger.kernel.access.ReachedNames;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Whether somebody may post a figure: for its region, and what of it belongs to their units. What that depends on is
/// looked up for many figures with each statement.
public final class AllowedFigures {
    static final Text ANOTHER_LOGIN = Text.of("由有权的登录填报", "a login that may");

    /// Each region with itself and all that it lies in.
    private static final String ABOVE = """
            with recursive above as (
                select code as region, code, parent from known_region where code = any (?)
                union
                select a.region, r.code, r.parent from above a join known_region r on r.code = a.parent)
            select region, code from above
            """;

    private static final String OF_UNITS = """
            select distinct u.unit, m.indicator, m.region
            from known_task_unit u
            join measured_figure m on m.plan = u.plan and m.task = u.task
            where u.leads and u.unit = any (?) and m.indicator = any (?) and m.region = any (?)
            """;

    private final Map<String, Set<String>> above = new HashMap<>();
    private final Set<OfUnit> ofUnits = new HashSet<>();

    private record OfUnit(String unit, String indicator, String region) {}

    /// Looks up what decides about figures of the indicators in the regions.
    ///
    /// @param units those whose figures somebody may post
    public void learn(
            Connection connection, Collection<String> indicators, Collection<String> regions, Collection<String> units)
            throws SQLException {
        Set<String> unseen = new HashSet<>(regions);
        unseen.removeAll(above.keySet());
        if (!unseen.isEmpty()) {
            learnAbove(connection, unseen);
        }
        if (!units.isEmpty()) {
            learnUnits(connection, indicators, regions, units);
        }
    }

    private void learnAbove(Connection connection, Set<String> regions) throws SQLException {
        regions.forEach(region -> above.put(region, new HashSet<>(Set.of(region))));
        try (PreparedStatement statement = connection.prepareStatement(ABOVE)) {
            statement.setArray(1, texts(connection, regions));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    above.get(row.getString("region")).add(row.getString("code"));
                }
            }
        }
    }

    private void learnUnits(
            Connection connection, Collection<String> indicators, Collection<String> regions, Collection<String> units)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_UNITS)) {
            statement.setArray(1, texts(connection, units));
            statement.setArray(2, texts(connection, indicators));
            statement.setArray(3, texts(connection, regions));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ofUnits.add(new OfUnit(row.getString("unit"), row.getString("indicator"), row.getString("region")));
                }
            }
        }
    }

    private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /// Whether figures of the region may be posted, as far as that depends on the region. It was learnt before.
    public boolean isAllowed(PostingRights rights, String region) {
        return rights.reach().reaches(region, above.get(region));
    }

    /// Why a figure may not be posted; null when it may. What decides about it was learnt before.
    public Violation faultOf(PostingRights rights, String indicator, String region) {
        Violation byRegion = faultIn(rights, region);
        return byRegion == null ? faultOfUnits(rights, indicator, region) : byRegion;
    }

    /// Why no figure of a region may be posted; null when some may. Where it lies was learnt before.
    Violation faultIn(PostingRights rights, String region) {
        if (isAllowed(rights, region)) {
            return null;
        }
        return Violation.of(
                "region",
                "not-allowed",
                Text.of("此登录的范围不含地区“%s”", "the region \"%s\" is not one that this login reaches", region),
                ReachedNames.regions(rights.reach(), ANOTHER_LOGIN));
    }

    private Violation faultOfUnits(PostingRights rights, String indicator, String region) {
        if (!rights.reach().everyUnit()
                && rights.reach().units().stream()
                        .noneMatch(unit -> ofUnits.contains(new OfUnit(unit, indicator, region)))) {
            return Violation.of(
                    "indicator",
                    "not-allowed",
                    Text.of(
                            "此登录不能填报地区“%2$s”的指标“%1$s”",
                            "this login may not post the indicator \"%1$s\" in the region \"%2$s\"", indicator, region),
                    ReachedNames.units(
                            rights.reach(),
                            "单位 %s 牵头任务的目标所用的指标和地区",
                            "an indicator and a region of targets of tasks that the unit %s leads",
                            ANOTHER_LOGIN));
        }
        return null;
    }
}
