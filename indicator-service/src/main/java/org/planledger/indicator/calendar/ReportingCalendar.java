package org.planledger.indicator.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.directory.Directory;
import org.planledger.indicator.directory.Sight;
import org.planledger.indicator.holiday.Holidays;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// What is due (填报日历). A figure is due when a target needs it: one that is not PENDING, for each period wholly
/// inside its window, of its indicator or of the components of a derived one, in its region. A figure that
/// several targets need is due once, for the units that lead their tasks. It belongs to the last month of its
/// period. Only targets count that the caller sees.
@ApplicationScoped
public class ReportingCalendar {
    private final CalendarStore store;
    private final Holidays holidays;
    private final Directory directory;
    private final Caller caller;
    private final Clock clock;

    ReportingCalendar(CalendarStore store, Holidays holidays, Directory directory, Caller caller, Clock clock) {
        this.store = store;
        this.holidays = holidays;
        this.directory = directory;
        this.caller = caller;
        this.clock = clock;
    }

    /// The figures that are due, whether they are posted or not, by region and indicator.
    ///
    /// @param region null for all
    /// @param unit null for all, also those that are due for no unit
    /// @param month the last month of the periods
    /// @param sight what of them is seen
    public List<DueFigure> dueFigures(String region, String unit, YearMonth month, Sight sight) {
        check(month);
        directory.refreshIfPossible();
        return store.due(new CalendarFilter(month, region, unit, null, null), deadlines(month), sight);
    }

    /// @param filter without a month, it is the last full one
    Page<CalendarItem> list(CalendarFilter filter, PageRequest page) {
        CalendarFilter wanted = withMonth(filter);
        DueQuery.Place after = page.cursor == null ? null : placeAfter(page);
        directory.refreshIfPossible();
        return Page.of(
                store.list(wanted, deadlines(wanted.month()), caller.sight(), today(), after, page.limit + 1),
                page.limit,
                item -> item.region() + "/" + item.indicator());
    }

    /// @param month null for the last full one
    /// @param region null for all
    CalendarSummary summarize(YearMonth month, String region) {
        CalendarFilter wanted = withMonth(new CalendarFilter(month, region, null, null, null));
        directory.refreshIfPossible();
        List<CalendarStore.OfUnit> rows = store.summarize(wanted, deadlines(wanted.month()), caller.sight(), today());
        return new CalendarSummary(
                wanted.month(),
                region,
                rows.getFirst().figures(),
                rows.stream()
                        .skip(1)
                        .map(row -> new CalendarSummary.OfUnit(row.unit(), row.figures()))
                        .toList());
    }

    private CalendarFilter withMonth(CalendarFilter filter) {
        if (filter.month() != null) {
            check(filter.month());
            return filter;
        }
        YearMonth last = YearMonth.from(today()).minusMonths(1);
        return new CalendarFilter(last, filter.region(), filter.unit(), filter.indicator(), filter.state());
    }

    private static void check(YearMonth month) {
        if (month.getYear() < Period.FIRST_YEAR || month.getYear() > Period.LAST_YEAR) {
            throw Failure.invalid(Violation.of(
                    "month",
                    "year",
                    Text.of("没有这个月的数据", "no figures are of this month"),
                    Text.of("%d 年至 %d 年", "a month of %d to %d", Period.FIRST_YEAR, Period.LAST_YEAR)));
        }
    }

    private Deadlines deadlines(YearMonth month) {
        return new Deadlines(month, holidays.workingDaysFrom(Deadlines.firstDay(month)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static DueQuery.Place placeAfter(PageRequest page) {
        String[] parts = page.afterKey().split("/", -1);
        if (parts.length != 2) {
            throw Cursor.unreadable();
        }
        return new DueQuery.Place(parts[0], parts[1]);
    }
}
