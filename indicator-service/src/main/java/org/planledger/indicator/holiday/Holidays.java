package org.planledger.indicator.holiday;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.planledger.indicator.caller.Caller;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.time.WorkingDays;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;

/// The days off and working days of each year.
@ApplicationScoped
public class Holidays {
    private final HolidayStore store;
    private final ChangeTokens tokens;
    private final Caller caller;
    private final Validator validator;
    private final Audit audit;

    Holidays(HolidayStore store, ChangeTokens tokens, Caller caller, Validator validator, Audit audit) {
        this.store = store;
        this.tokens = tokens;
        this.caller = caller;
        this.validator = validator;
        this.audit = audit;
    }

    /// The working days, right from this day on.
    public WorkingDays workingDaysFrom(LocalDate first) {
        return new WorkingDays(store.daysFrom(first));
    }

    @Transactional
    Versioned<List<Holiday>> get(int year) {
        return store.find(year)
                .map(HolidayStore.Stored::days)
                .orElseThrow(() -> Failure.notFound("放假安排", "list of days off", Integer.toString(year)));
    }

    /// Puts the days in the place of all that was known of the year.
    @Transactional
    Written<List<Holiday>> put(int year, List<Holiday> body, String ifMatch) {
        caller.requireEverywhere();
        check(year, body);
        List<Holiday> days = body.stream()
                .map(Holiday::withDefaults)
                .sorted(Comparator.comparing(Holiday::date))
                .toList();
        store.takeTurns();
        HolidayStore.Stored present = store.find(year).orElse(null);
        EntityTags.check(ifMatch, present == null ? null : (Long) present.days().version());
        if (present != null && !present.shipped() && present.days().value().equals(days)) {
            return new Written<>(present.days(), Outcome.UNCHANGED);
        }
        save(year, days, false, present);
        return audit.written(new Written<>(get(year), present == null ? Outcome.CREATED : Outcome.CHANGED));
    }

    private void check(int year, List<Holiday> days) {
        Faults faults = new Faults();
        if (year < Period.FIRST_YEAR || year > Period.LAST_YEAR) {
            faults.add(
                    "year",
                    "year",
                    Text.of("没有这一年的期间", "no period lies in this year"),
                    Text.of("%d 至 %d", "%d to %d", Period.FIRST_YEAR, Period.LAST_YEAR));
        }
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            check("[" + i + "]", year, days.get(i), seen, faults);
        }
        faults.throwIfAny();
    }

    private void check(String path, int year, Holiday day, Set<LocalDate> seen, Faults faults) {
        if (day == null) {
            faults.add(path, "not-null", Text.of("必须填写", "must be given"), null);
            return;
        }
        Faults own = new Faults();
        own.addBroken(validator.validate(day));
        for (Violation broken : own.found()) {
            faults.add(path + "." + broken.field(), broken.code(), broken.message(), broken.expected());
        }
        if (day.date() != null && day.date().getYear() != year) {
            faults.add(
                    path + ".date",
                    "year",
                    Text.of("%s 不在 %d 年", "%s is not in %d", day.date(), year),
                    Text.of("%d 年的日期", "a date in %d", year));
        }
        if (day.date() != null && !seen.add(day.date())) {
            faults.add(
                    path + ".date",
                    "repeated",
                    Text.of("%s 出现不止一次", "%s is there more than once", day.date()),
                    Text.of("每天一项", "each day once"));
        }
    }

    /// Brings a shipped year into the store, unless somebody has loaded the year.
    ///
    /// @return whether anything was written
    @Transactional
    boolean ship(int year, List<Holiday> days) {
        store.takeTurns();
        HolidayStore.Stored present = store.find(year).orElse(null);
        if (present != null && (!present.shipped() || present.days().value().equals(days))) {
            return false;
        }
        save(year, days, true, present);
        return true;
    }

    private void save(int year, List<Holiday> days, boolean shipped, HolidayStore.Stored present) {
        store.save(year, days, shipped, present == null ? 1 : present.days().version() + 1);
        tokens.announce();
    }
}
