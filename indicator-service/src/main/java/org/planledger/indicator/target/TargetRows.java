package org.planledger.indicator.target;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.period.Period;

/// Makes targets of rows of the table `target`, as they are there for a login: one that does not see the target
/// of which another is a share is not shown that it is one.
final class TargetRows {
    private static final String COLUMNS = """
            id, plan, task, indicator, region, status, comparator, value, value_high, tolerance, measure, recurrence,
                from_month, to_month, baseline_period, baseline_value, strength, weight, phrase, %s as parent, revisions,
                array(select month from milestone where target = id order by month) as months,
                array(select value from milestone where target = id order by month) as dues
            """;

    private TargetRows() {}

    /// What has to be selected from the table, with what its placeholders stand for.
    static Condition columns(Sight sight) {
        if (sight.isWhole()) {
            return new Condition(COLUMNS.formatted("parent"), List.of());
        }
        Condition seen = sight.targets("above");
        return new Condition(
                COLUMNS.formatted("(select above.id from target above where above.id = target.parent"
                        + " and not above.deleted and " + seen.sql() + ")"),
                seen.arguments());
    }

    static Target target(ResultSet row) throws SQLException {
        String comparator = row.getString("comparator");
        return new Target(
                row.getString("id"),
                row.getString("plan"),
                row.getString("task"),
                row.getString("indicator"),
                row.getString("region"),
                TargetStatus.valueOf(row.getString("status")),
                comparator == null ? null : TargetComparator.valueOf(comparator),
                row.getBigDecimal("value"),
                row.getBigDecimal("value_high"),
                row.getBigDecimal("tolerance"),
                Measure.valueOf(row.getString("measure")),
                Recurrence.valueOf(row.getString("recurrence")),
                MonthNumber.month(row.getInt("from_month")),
                MonthNumber.month(row.getInt("to_month")),
                baseline(row),
                milestones(row),
                Strength.valueOf(row.getString("strength")),
                row.getBigDecimal("weight"),
                row.getString("phrase"),
                row.getString("parent"),
                RevisionsColumn.read(row.getString("revisions")));
    }

    private static Baseline baseline(ResultSet row) throws SQLException {
        Integer period = row.getObject("baseline_period", Integer.class);
        return period == null ? null : new Baseline(Period.ofNumber(period), row.getBigDecimal("baseline_value"));
    }

    private static List<Milestone> milestones(ResultSet row) throws SQLException {
        Integer[] months = (Integer[]) row.getArray("months").getArray();
        BigDecimal[] dues = (BigDecimal[]) row.getArray("dues").getArray();
        List<Milestone> milestones = new ArrayList<>();
        for (int i = 0; i < months.length; i++) {
            milestones.add(new Milestone(MonthNumber.month(months[i]), dues[i]));
        }
        return milestones.isEmpty() ? null : milestones;
    }
}
