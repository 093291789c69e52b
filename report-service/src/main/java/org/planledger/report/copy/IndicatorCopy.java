package org.planledger.report.copy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.planledger.client.indicator.model.Actual;
import org.planledger.client.indicator.model.Change;
import org.planledger.client.indicator.model.ChangeKind;
import org.planledger.client.indicator.model.Holiday;
import org.planledger.client.indicator.model.Indicator;
import org.planledger.client.indicator.model.Milestone;
import org.planledger.client.indicator.model.Target;
import org.planledger.kernel.period.Period;

/// Writes what indicator-service published: indicators, targets and days off in their present state, figures with every
/// revision.
final class IndicatorCopy {
    private static final String DELETE_INDICATORS =
            "delete from indicator using unnest(?::text[]) as gone (code) where indicator.code = gone.code";
    private static final String PUT_INDICATORS = """
            insert into indicator (code, name, unit, direction, decimals, nature, frequency, aggregation, reporting,
                                   due_day, combined_first_months, numerator, denominator, factor)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[],
                                 ?::text[], ?::int[], ?::boolean[], ?::text[], ?::text[], ?::numeric[])
            on conflict on constraint indicator_key do update
            set name = excluded.name, unit = excluded.unit, direction = excluded.direction,
                decimals = excluded.decimals, nature = excluded.nature, frequency = excluded.frequency,
                aggregation = excluded.aggregation, reporting = excluded.reporting, due_day = excluded.due_day,
                combined_first_months = excluded.combined_first_months, numerator = excluded.numerator,
                denominator = excluded.denominator, factor = excluded.factor
            """;

    private static final String PLANS_OF_TARGETS =
            "select distinct plan from target join unnest(?::text[]) as touched (id) on target.id = touched.id";
    private static final String DELETE_TARGETS =
            "delete from target using unnest(?::text[]) as gone (id) where target.id = gone.id";

    /// A list in a column cannot be unnested together with its row, so milestones come as array literals.
    private static final String INSERT_TARGETS = """
            insert into target (id, plan, task, indicator, region, status, comparator, value, value_high, tolerance,
                                measure, recurrence, from_month, to_month, baseline_period, baseline_value,
                                milestone_months, milestone_values, strength, weight, phrase, parent, revisions)
            select id, plan, task, indicator, region, status, comparator, value, value_high, tolerance, measure,
                   recurrence, from_month, to_month, baseline_period, baseline_value, milestone_months::int[],
                   milestone_values::numeric[], strength, weight, phrase, parent, revisions::jsonb
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[],
                        ?::numeric[], ?::numeric[], ?::text[], ?::text[], ?::int[], ?::int[], ?::int[], ?::numeric[],
                        ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[], ?::text[])
                 as given (id, plan, task, indicator, region, status, comparator, value, value_high, tolerance,
                           measure, recurrence, from_month, to_month, baseline_period, baseline_value,
                           milestone_months, milestone_values, strength, weight, phrase, parent, revisions)
            """;

    private static final String ADD_SERIES = """
            insert into series (indicator, region)
            select distinct given.indicator, given.region
            from unnest(?::text[], ?::text[]) as given (indicator, region)
                 left join series on series.indicator = given.indicator and series.region = given.region
            where series.id is null
            """;
    private static final String YEARS_WITHOUT_PARTITION = """
            select given.year from unnest(?::int[]) as given (year)
            where to_regclass('actual_' || given.year) is null
            """;
    private static final String ADD_REVISIONS = """
            insert into actual (series, period, revision, value, status, recorded_at, source, note)
            select series.id, given.period, given.revision, given.value, given.status, given.recorded_at, given.source,
                   given.note
            from unnest(?::text[], ?::text[], ?::int[], ?::int[], ?::numeric[], ?::text[], ?::timestamptz[], ?::text[],
                        ?::text[])
                 as given (indicator, region, period, revision, value, status, recorded_at, source, note)
                 join series on series.indicator = given.indicator and series.region = given.region
            on conflict on constraint actual_key do nothing
            """;

    /// A changed indicator touches the targets of all regions (null), a figure those of its own; and both touch what is
    /// derived from the indicator.
    private static final String PLANS_OF_INDICATORS = """
            with recursive touched (indicator, region) as (
                select * from unnest(?::text[], ?::text[])
                union
                select derived.code, touched.region
                from touched join indicator as derived
                     on derived.numerator = touched.indicator or derived.denominator = touched.indicator
            )
            select distinct target.plan
            from touched join target
                 on target.indicator = touched.indicator
                    and (touched.region is null or target.region = touched.region)
            """;

    private static final Columns<String> KEYS = new Columns<String>().text(key -> key);

    /// @param region null for all regions
    private record Touched(String indicator, String region) {}

    private IndicatorCopy() {}

    /// @return the codes of the plans whose results may change by it
    static Set<String> write(Connection connection, List<Change> changes) throws SQLException {
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        Map<String, Target> targets = new LinkedHashMap<>();
        Map<String, Holiday> holidays = new LinkedHashMap<>();
        List<Actual> revisions = new ArrayList<>();
        for (Change change : changes) {
            boolean deleted = change.getDeleted();
            switch (change.getKind()) {
                case ChangeKind.INDICATOR -> indicators.put(change.getKey(), deleted ? null : change.getIndicator());
                case ChangeKind.TARGET -> targets.put(change.getKey(), deleted ? null : change.getTarget());
                case ChangeKind.ACTUAL -> revisions.add(change.getActual());
                case ChangeKind.HOLIDAY -> holidays.put(change.getKey(), deleted ? null : change.getHoliday());
            }
        }
        Set<String> plans = new HashSet<>(KEYS.query(connection, PLANS_OF_TARGETS, targets.keySet()));
        writeIndicators(connection, indicators);
        writeTargets(connection, targets);
        writeRevisions(connection, revisions);
        plans.addAll(Tombstones.livingIn(targets).stream().map(Target::getPlan).toList());
        plans.addAll(plansOf(connection, indicators.keySet(), revisions));
        plans.addAll(HolidayCopy.write(connection, holidays));
        return plans;
    }

    private static Set<String> plansOf(Connection connection, Set<String> indicators, List<Actual> revisions)
            throws SQLException {
        Set<Touched> touched = new LinkedHashSet<>();
        indicators.forEach(code -> touched.add(new Touched(code, null)));
        revisions.forEach(revision -> touched.add(new Touched(revision.getIndicator(), revision.getRegion())));
        return new Columns<Touched>()
                .text(Touched::indicator)
                .text(Touched::region)
                .query(connection, PLANS_OF_INDICATORS, touched);
    }

    private static void writeIndicators(Connection connection, Map<String, Indicator> indicators) throws SQLException {
        KEYS.execute(connection, DELETE_INDICATORS, Tombstones.in(indicators));
        new Columns<Indicator>()
                .text(Indicator::getCode)
                .text(Indicator::getName)
                .text(Indicator::getUnit)
                .name(Indicator::getDirection)
                .integer(Indicator::getDecimals)
                .name(Indicator::getNature)
                .name(Indicator::getFrequency)
                .name(Indicator::getAggregation)
                .name(Indicator::getReporting)
                .integer(Indicator::getDueDay)
                .bool(Indicator::getCombinedFirstMonths)
                .text(Indicator::getNumerator)
                .text(Indicator::getDenominator)
                .decimal(Indicator::getFactor)
                .execute(connection, PUT_INDICATORS, Tombstones.livingIn(indicators));
    }

    private static void writeTargets(Connection connection, Map<String, Target> targets) throws SQLException {
        KEYS.execute(connection, DELETE_TARGETS, targets.keySet());
        new Columns<Target>()
                .text(Target::getId)
                .text(Target::getPlan)
                .text(Target::getTask)
                .text(Target::getIndicator)
                .text(Target::getRegion)
                .name(Target::getStatus)
                .name(Target::getComparator)
                .decimal(Target::getValue)
                .decimal(Target::getValueHigh)
                .decimal(Target::getTolerance)
                .name(Target::getMeasure)
                .name(Target::getRecurrence)
                .integer(target -> Months.number(target.getFrom()))
                .integer(target -> Months.number(target.getTo()))
                .integer(IndicatorCopy::baselinePeriod)
                .decimal(target -> target.getBaseline() == null
                        ? null
                        : target.getBaseline().getValue())
                .text(target -> target.getMilestones().stream()
                        .map(milestone -> Integer.toString(Months.number(milestone.getMonth())))
                        .collect(Collectors.joining(",", "{", "}")))
                .text(target -> target.getMilestones().stream()
                        .map(Milestone::getValue)
                        .map(BigDecimal::toString)
                        .collect(Collectors.joining(",", "{", "}")))
                .name(Target::getStrength)
                .decimal(Target::getWeight)
                .text(Target::getPhrase)
                .text(Target::getParent)
                .text(target -> CopiedRevision.written(target.getRevisions()))
                .execute(connection, INSERT_TARGETS, Tombstones.livingIn(targets));
    }

    private static Integer baselinePeriod(Target target) {
        return target.getBaseline() == null || target.getBaseline().getPeriod() == null
                ? null
                : Period.parse(target.getBaseline().getPeriod()).toNumber();
    }

    private static void writeRevisions(Connection connection, Collection<Actual> revisions) throws SQLException {
        if (revisions.isEmpty()) {
            return;
        }
        addPartitions(connection, revisions);
        new Columns<Actual>()
                .text(Actual::getIndicator)
                .text(Actual::getRegion)
                .execute(connection, ADD_SERIES, revisions);
        new Columns<Actual>()
                .text(Actual::getIndicator)
                .text(Actual::getRegion)
                .integer(revision -> Period.parse(revision.getPeriod()).toNumber())
                .integer(Actual::getRevision)
                .decimal(revision -> revision.getWithdrawn() ? null : revision.getValue())
                .name(Actual::getStatus)
                .time(Actual::getRecordedAt)
                .text(Actual::getSource)
                .text(Actual::getNote)
                .execute(connection, ADD_REVISIONS, revisions);
    }

    private static void addPartitions(Connection connection, Collection<Actual> revisions) throws SQLException {
        Set<Integer> years = new TreeSet<>();
        revisions.forEach(
                revision -> years.add(Period.parse(revision.getPeriod()).year()));
        Set<String> missing =
                new Columns<Integer>().integer(year -> year).query(connection, YEARS_WITHOUT_PARTITION, years);
        try (Statement statement = connection.createStatement()) {
            for (String year : missing) {
                statement.execute("create table actual_%1$s partition of actual for values from (%1$s00) to (%1$s99)"
                        .formatted(year));
            }
        }
    }
}
