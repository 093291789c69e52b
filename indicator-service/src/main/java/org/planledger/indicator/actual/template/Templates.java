package org.planledger.indicator.actual.template;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.planledger.indicator.calendar.DueFigure;
import org.planledger.indicator.calendar.ReportingCalendar;
import org.planledger.indicator.caller.AllowedFigures;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.caller.Permissions;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.indicator.directory.Directory;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Makes workbooks in which a unit fills in the figures that are due (填报表).
@ApplicationScoped
class Templates {
    /// More rows than anybody fills in by hand.
    static final int MOST_ROWS = 5_000;

    /// How many are made at the same time: each is in memory as a whole, and takes a processor.
    static final int MOST_AT_ONCE = 1;

    /// How long one waits for its turn.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /// Of how many regions plan-service is asked for the name.
    private static final int MOST_NAMES = 50;

    private final ReportingCalendar calendar;
    private final TemplateStore store;
    private final Directory directory;
    private final Caller caller;
    private final Permissions permissions;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

    Templates(
            ReportingCalendar calendar,
            TemplateStore store,
            Directory directory,
            Caller caller,
            Permissions permissions) {
        this.calendar = calendar;
        this.store = store;
        this.directory = directory;
        this.caller = caller;
        this.permissions = permissions;
    }

    /// @param region null for all
    /// @param unit null for all
    /// @param month the last month of the periods
    /// @throws Failure of type NOT_FOUND when nothing is due, INVALID_REQUEST when too much is, UNAVAILABLE
    /// when too many are being made
    byte[] make(String region, String unit, YearMonth month, Language language) {
        check(region, unit, month);
        return inTurn(() -> write(region, unit, month, language));
    }

    /// Carries out what takes much memory, when it is its turn.
    byte[] inTurn(Supplier<byte[]> making) {
        takeTurn();
        try {
            return making.get();
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new Failure(
                ProblemType.UNAVAILABLE,
                Text.of("正在生成的填报表过多，请稍后重试", "too many templates are being made; try again later"));
    }

    private byte[] write(String region, String unit, YearMonth month, Language language) {
        List<DueFigure> due = calendar.dueFigures(region, unit, month, caller.sight());
        if (due.isEmpty()) {
            throw new Failure(ProblemType.NOT_FOUND, Text.of("%s 没有应填报的数据", "no figure is due for %s", month));
        }
        if (unit == null) {
            due = ofOwnUnits(due);
        }
        if (due.isEmpty()) {
            throw new Failure(
                    ProblemType.NOT_FOUND,
                    Text.of("%s 没有此登录可填报的应报数据", "no figure is due for %s that this login may post", month));
        }
        if (due.size() > MOST_ROWS) {
            throw Failure.invalid(Violation.of(
                    region == null ? "region" : "unit",
                    "too-many",
                    Text.of("应填报的数据有 %d 个", "%d figures are due", due.size()),
                    Text.of("最多 %d 个：同时指明地区和单位", "at most %d: give both a region and a unit", MOST_ROWS)));
        }
        return new TemplateWorkbook(language, month, region, unit).write(rows(due));
    }

    /// Of the units that limit the caller those figures that they may post: what a task needs in which their units
    /// only take part is seen as due, and one such row would have the filled sheet refused.
    private List<DueFigure> ofOwnUnits(List<DueFigure> due) {
        PostingRights rights = caller.rights();
        if (rights.reach().everyUnit()) {
            return due;
        }
        AllowedFigures allowed = permissions.learnt(
                rights,
                due.stream().map(DueFigure::indicator).collect(Collectors.toSet()),
                due.stream().map(DueFigure::region).collect(Collectors.toSet()));
        return due.stream()
                .filter(figure -> allowed.faultOf(rights, figure.indicator(), figure.region()) == null)
                .toList();
    }

    private static void check(String region, String unit, YearMonth month) {
        Faults faults = new Faults();
        if (region == null && unit == null) {
            faults.add(
                    "unit",
                    "not-null",
                    Text.of("必须指明地区或单位", "a region or a unit must be given"),
                    Text.of("region 或 unit，或两者", "region or unit, or both"));
        }
        if (month == null) {
            faults.add(
                    "month",
                    "not-null",
                    Text.of("必须指明月份", "a month must be given"),
                    Text.of("月份，如 2026-02", "a month such as 2026-02"));
        }
        faults.throwIfAny();
    }

    private List<TemplateRow> rows(List<DueFigure> due) {
        List<TemplateStore.Key> keys = new ArrayList<>();
        for (DueFigure figure : due) {
            addKey(keys, figure, figure.period());
            addKey(keys, figure, previous(figure));
            addKey(keys, figure, yearBefore(figure));
        }
        Map<TemplateStore.Key, TemplateStore.Posted> posted = store.posted(keys);
        List<String> regions =
                due.stream().map(DueFigure::region).distinct().limit(MOST_NAMES).toList();
        Map<String, String> names = directory.namesIfPossible(regions);
        return due.stream()
                .map(figure -> new TemplateRow(
                        figure,
                        names.get(figure.region()),
                        value(posted, figure, previous(figure)),
                        value(posted, figure, yearBefore(figure)),
                        posted.get(key(figure, figure.period()))))
                .toList();
    }

    private static void addKey(List<TemplateStore.Key> keys, DueFigure figure, Period period) {
        if (period != null) {
            keys.add(key(figure, period));
        }
    }

    private static TemplateStore.Key key(DueFigure figure, Period period) {
        return new TemplateStore.Key(figure.indicator(), figure.region(), period);
    }

    private static BigDecimal value(
            Map<TemplateStore.Key, TemplateStore.Posted> posted, DueFigure figure, Period period) {
        TemplateStore.Posted found = period == null ? null : posted.get(key(figure, period));
        return found == null ? null : found.value();
    }

    /// The period for which the figure before was due; before the first two months together, that is December.
    private static Period previous(DueFigure figure) {
        Period period = figure.period();
        boolean firstTwo = figure.combinedFirstMonths() && period.lastMonth().getMonth() == Month.FEBRUARY;
        YearMonth before = period.firstMonth().minusMonths(firstTwo ? 2 : 1);
        return before.getYear() < Period.FIRST_YEAR ? null : Period.containing(period.frequency(), before);
    }

    private static Period yearBefore(DueFigure figure) {
        Period period = figure.period();
        return period.year() == Period.FIRST_YEAR
                ? null
                : new Period(period.frequency(), period.year() - 1, period.number());
    }
}
