package org.planledger.indicator.calendar;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.period.Period;

/// A statement about the figures that are due in a month, over all targets at once. It begins with `due`, one
/// row for each figure that some target needs: of a derived indicator the two components, each with all units
/// that it is due for. `item` adds what was posted, and how it stands.
final class DueQuery {
    private final List<Object> arguments = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();

    /// An array to bind.
    private record Array(String type, Object[] values) {}

    /// @param sight who asks: what only targets need that they do not see is not due for them
    /// @param after the place in the order of region and indicator after which to begin; null for the beginning
    /// @param most how many to find in that order; null for all
    DueQuery(CalendarFilter filter, Deadlines deadlines, Sight sight, Place after, Integer most) {
        YearMonth month = filter.month();
        List<Period> periods = EndingPeriods.with(month);
        add("with period as (select * from unnest(?, ?, ?) as p (frequency, number, first_month)),");
        array("text", periods.stream().map(period -> period.frequency().name()));
        array("int", periods.stream().map(Period::toNumber));
        array("int", periods.stream().map(period -> number(period.firstMonth())));
        add("deadline as (select * from unnest(?, ?) as d (due_day, day)),");
        array("int", IntStream.rangeClosed(1, Deadlines.LAST_DUE_DAY).boxed());
        array(
                "date",
                IntStream.rangeClosed(1, Deadlines.LAST_DUE_DAY)
                        .mapToObj(deadlines::of)
                        .map(Date::valueOf));
        add("""
                due as (
                    select t.region, i.code as indicator, p.number as period,
                        array_remove(array_agg(distinct u.unit order by u.unit), null) as units
                    from measured_figure t
                    join indicator i on i.code = t.indicator
                    join period p on p.frequency = i.frequency
                    left join known_task_unit u on u.plan = t.plan and u.task = t.task and u.leads
                    where t.to_month >= ? and t.from_month <=
                    """, number(month));
        // The figure of February covers January, too, and is due only where both lie in the window.
        if (month.getMonthValue() == 2) {
            add("case when i.combined_first_months then ? else p.first_month end", number(month.minusMonths(1)));
        } else {
            add("p.first_month");
        }
        if (month.getMonthValue() == 1) {
            add("and not i.combined_first_months");
        }
        Condition seen = sight.targets("t");
        add("and " + seen.sql(), seen.arguments().toArray());
        if (filter.region() != null) {
            add("and t.region = ?", filter.region());
        }
        if (filter.indicator() != null) {
            add("and i.code = ?", filter.indicator());
        }
        if (after != null) {
            add("and (t.region, i.code) > (?, ?)", after.region(), after.indicator());
        }
        add("group by t.region, i.code, p.number");
        if (filter.unit() != null) {
            add("having bool_or(u.unit = ?)", filter.unit());
        }
        if (most != null) {
            add("order by t.region, i.code limit ?", most);
        }
        add(")");
    }

    /// The place of a figure in the list; within a month an indicator has one period.
    record Place(String region, String indicator) {}

    /// @param today in Asia/Shanghai
    DueQuery withItems(YearMonth month, LocalDate today) {
        add(", posting as (");
        add("""
                select d.region, d.indicator, d.period, d.units, i.name, e.day as deadline,
                    max(a.revision) as revision, min(a.recorded_at) filter (where a.revision = 1) as posted_at,
                    (array_agg(a.value order by a.revision desc))[1] is not null as is_posted
                from due d
                join indicator i on i.code = d.indicator
                join deadline e on e.due_day = i.due_day
                left join series s on s.indicator = d.indicator and s.region = d.region
                left join actual a on a.series_id = s.id and a.period = d.period and a.period between ? and ?
                group by d.region, d.indicator, d.period, d.units, i.name, e.day),
                item as (
                    select *,
                        case
                            when is_posted and (posted_at at time zone 'Asia/Shanghai')::date <= deadline then 'POSTED'
                            when is_posted then 'LATE'
                            when ?::date <= deadline then 'DUE'
                            else 'OVERDUE' end as state
                    from posting)
                """, month.getYear() * 100, month.getYear() * 100 + 99, today);
        return this;
    }

    DueQuery add(String text, Object... values) {
        sql.append(text).append('\n');
        arguments.addAll(List.of(values));
        return this;
    }

    private void array(String type, Stream<?> values) {
        arguments.add(new Array(type, values.toArray()));
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.toString());
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Array array) {
                statement.setArray(i + 1, connection.createArrayOf(array.type(), array.values()));
            } else {
                Arguments.bind(statement, i + 1, List.of(arguments.get(i)));
            }
        }
        return statement;
    }

    private static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }
}
