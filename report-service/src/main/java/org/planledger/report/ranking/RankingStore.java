package org.planledger.report.ranking;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.kernel.database.Condition;
import org.planledger.report.access.Sight;
import org.planledger.report.copy.Months;
import org.planledger.report.standing.TallyCache;

/// Reads from the copy which plans count in a ranking and what the ranked are called.
@ApplicationScoped
class RankingStore {
    private static final String REGION = "select from region where code = ?";

    private static final String PLANS = """
            select plan.code, plan.from_month, plan.to_month, coalesce(data_version.version, 0) as version,
                   (select count(*) from target where target.plan = plan.code) as targets
            from plan left join data_version on data_version.plan = plan.code
            where case when cardinality(?::text[]) = 0
                       then plan.status in ('IN_FORCE', 'EXPIRED') else plan.code = any (?::text[]) end
            order by plan.code
            """;

    private static final Map<RankedBy, String> SUBJECTS = Map.of(
            RankedBy.REGION, "select code, name as title, code as region from region",
            RankedBy.UNIT, "select code, name as title, region from unit",
            RankedBy.PLAN, "select code, title, region from plan");

    private static final String TAKING_PART = """
            with recursive below (code) as (
                select code from region where code = ?
                union
                select region.code from below join region on region.parent = below.code
            )
            select wanted.code, subject.title, subject.region
            from unnest(?::text[]) as wanted (code)
                 left join (%s) as subject using (code)
                 left join region on region.code = subject.region
            where (?::text is null or region.level = ?) and (?::text is null or region.code in (table below))
            """;

    private static final String SEEN = "select code from plan where code = any (?) and %s";

    /// What is not seen as a whole, of the plans that count.
    private static final Map<RankedBy, String> UNSEEN = Map.of(
            RankedBy.REGION, "select distinct region from target where plan = any (?) and not %s",
            RankedBy.UNIT, """
                    select distinct unit
                    from target join task_unit on task_unit.plan = target.plan and task_unit.task = target.task
                    where target.plan = any (?) and task_unit.role = 'LEAD' and not %s
                    """,
            RankedBy.PLAN, """
                    select code from unnest(?::text[]) as counted (code)
                    where not exists (select from plan where plan.code = counted.code and %s)
                          or exists (select from target where target.plan = counted.code and not %s)
                    """);

    private final AgroalDataSource database;

    RankingStore(AgroalDataSource database) {
        this.database = database;
    }

    /// A plan that may count.
    record Plan(YearMonth from, YearMonth to, TallyCache.Plan tallied) {
        boolean holds(YearMonth month) {
            return !month.isBefore(from) && !month.isAfter(to);
        }
    }

    /// What is ranked.
    ///
    /// @param title null when it is not known, like the region
    record Subject(String title, String region) {}

    boolean knowsRegion(String code) {
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

    /// The plans of these codes, or, when there are none, all that are or were in force.
    List<Plan> plans(List<String> codes) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PLANS)) {
            statement.setArray(1, connection.createArrayOf("text", codes.toArray()));
            statement.setArray(2, connection.createArrayOf("text", codes.toArray()));
            List<Plan> plans = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    plans.add(new Plan(
                            Months.ofNumber(row.getInt("from_month")),
                            Months.ofNumber(row.getInt("to_month")),
                            new TallyCache.Plan(row.getString("code"), row.getLong("version"), row.getInt("targets"))));
                }
            }
            return plans;
        } catch (SQLException failed) {
            throw new IllegalStateException("the plans could not be read from the copy", failed);
        }
    }

    /// Those of the plans that a login sees.
    Set<String> seen(List<String> plans, Sight sight) {
        Condition seen = sight.plans("plan");
        return codes(SEEN.formatted(seen.sql()), plans, List.of(seen));
    }

    /// What a login does not see as a whole: some target counts for it that the login does not see.
    ///
    /// @param plans the codes of the plans that count
    Set<String> unseen(RankedBy by, List<String> plans, Sight sight) {
        Condition targets = sight.targets("target");
        List<Condition> conditions = by == RankedBy.PLAN ? List.of(sight.plans("plan"), targets) : List.of(targets);
        String query =
                UNSEEN.get(by).formatted(conditions.stream().map(Condition::sql).toArray());
        return codes(query, plans, conditions);
    }

    private Set<String> codes(String query, List<String> plans, List<Condition> conditions) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", plans.toArray()));
            int next = 2;
            for (Condition condition : conditions) {
                next = condition.bind(statement, next);
            }
            Set<String> codes = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    codes.add(row.getString(1));
                }
            }
            return codes;
        } catch (SQLException failed) {
            throw new IllegalStateException("what a login sees of a ranking could not be read from the copy", failed);
        }
    }

    /// Those of the given codes that take part.
    Map<String, Subject> takingPart(Criteria criteria, Collection<String> codes) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(TAKING_PART.formatted(SUBJECTS.get(criteria.by())))) {
            statement.setString(1, criteria.within());
            statement.setArray(2, connection.createArrayOf("text", codes.toArray()));
            String level = criteria.level() == null ? null : criteria.level().name();
            statement.setString(3, level);
            statement.setString(4, level);
            statement.setString(5, criteria.within());
            Map<String, Subject> subjects = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    subjects.put(row.getString("code"), new Subject(row.getString("title"), row.getString("region")));
                }
            }
            return subjects;
        } catch (SQLException failed) {
            throw new IllegalStateException("what is ranked could not be read from the copy", failed);
        }
    }
}
