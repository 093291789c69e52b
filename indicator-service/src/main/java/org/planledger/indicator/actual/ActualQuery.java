package org.planledger.indicator.actual;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.planledger.indicator.directory.Sight;
import org.planledger.indicator.suspicion.SeenWarnings;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// The statement that lists figures under a filter.
final class ActualQuery {
    /// The periods of one frequency rise with their numbers, so for each frequency there is a first one that
    /// begins in the month or later, and a last one that ends in it or earlier.
    private static final String FROM = eachFrequency(">=");

    private static final String TO = eachFrequency("<=");

    private static final String LIST = """
            select s.indicator, s.region, a.period, a.revision, a.value, a.is_final, a.source, a.note, a.reason,
                a.author, a.recorded_at, a.position, a.previous_hash,
                a.changed_in::text::bigint as transaction, %s as warnings
            from series s
            join indicator i on i.code = s.indicator
            join actual a on a.series_id = s.id
            where a.value is not null
            and not exists (
                select from actual newer
                where newer.series_id = a.series_id and newer.period = a.period and newer.revision > a.revision)
            """;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    ActualQuery(ActualFilter filter, FigureKey after, int limit, Sight sight) {
        Condition warnings = SeenWarnings.openCodes(sight);
        sql.append(LIST.formatted(warnings.sql()));
        arguments.addAll(warnings.arguments());
        Condition seen = sight.figures("s");
        and(seen.sql(), seen.arguments().toArray());
        if (filter.indicator() != null) {
            and("s.indicator = ?", filter.indicator());
        }
        if (filter.region() != null) {
            and("s.region = ?", filter.region());
        }
        if (filter.from() != null) {
            and("a.period >= ?", Math.clamp(filter.from().getYear(), 0, 9999) * 100);
            and("(" + FROM + ")", firstFrom(filter.from()));
        }
        if (filter.to() != null) {
            and("a.period < ?", Math.clamp(filter.to().getYear(), 0, 9999) * 100 + 100);
            and("(" + TO + ")", lastUpTo(filter.to()));
        }
        if (after != null) {
            and(
                    "(s.indicator, s.region, a.period) > (?, ?, ?)",
                    after.indicator(),
                    after.region(),
                    after.period().toNumber());
        }
        sql.append("order by s.indicator, s.region, a.period limit ?");
        arguments.add(limit);
    }

    private static String eachFrequency(String comparison) {
        List<String> cases = new ArrayList<>();
        for (Frequency frequency : Frequency.values()) {
            cases.add("(i.frequency = '" + frequency + "' and a.period " + comparison + " ?)");
        }
        return String.join(" or ", cases);
    }

    private static Object[] firstFrom(YearMonth month) {
        return numbers(frequency -> {
            int before = (month.getMonthValue() - 1 + frequency.months() - 1) / frequency.months();
            return before == frequency.perYear()
                    ? number(frequency, month.getYear() + 1, 1)
                    : number(frequency, month.getYear(), before + 1);
        });
    }

    private static Object[] lastUpTo(YearMonth month) {
        return numbers(frequency -> {
            int ended = month.getMonthValue() / frequency.months();
            return ended == 0
                    ? number(frequency, month.getYear() - 1, frequency.perYear())
                    : number(frequency, month.getYear(), ended);
        });
    }

    private static Object[] numbers(ToIntFunction<Frequency> limit) {
        return Arrays.stream(Frequency.values()).map(limit::applyAsInt).toArray();
    }

    /// As [Period#toNumber()], also for the years beyond those that periods have.
    private static int number(Frequency frequency, int year, int part) {
        int inYear = new Period(frequency, Period.FIRST_YEAR, part).toNumber() - Period.FIRST_YEAR * 100;
        return Math.clamp(year, 0, 9999) * 100 + inYear;
    }

    private void and(String condition, Object... values) {
        sql.append("and ").append(condition).append('\n');
        arguments.addAll(List.of(values));
    }

    String sql() {
        return sql.toString();
    }

    void bind(PreparedStatement statement) throws SQLException {
        Arguments.bind(statement, 1, arguments);
    }
}
