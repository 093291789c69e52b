package org.planledger.indicator.closing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.YearMonth;
import java.util.List;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.caller.Permissions;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.indicator.directory.Directory;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;

/// Closes and reopens months.
@ApplicationScoped
class Closings {
    private final ClosingStore store;
    private final Directory directory;
    private final Caller caller;
    private final Permissions permissions;
    private final Validator validator;
    private final Audit audit;

    Closings(
            ClosingStore store,
            Directory directory,
            Caller caller,
            Permissions permissions,
            Validator validator,
            Audit audit) {
        this.store = store;
        this.directory = directory;
        this.caller = caller;
        this.permissions = permissions;
        this.validator = validator;
        this.audit = audit;
    }

    /// Closes or reopens the month; to ask for what it is already changes nothing.
    ///
    /// @param author who asks; null when nobody said, which is refused: what a month is closed by has to be told
    /// @throws Failure of type FORBIDDEN when a login is no approver, or may not post all figures of the scope
    Written<Closing> put(ClosingScope scope, YearMonth month, ClosingChange body, String author, String ifMatch) {
        ClosingChange change = body.withoutBlankReason();
        Faults faults = new Faults();
        faults.addBroken(validator.validate(change));
        if (month.getYear() < Period.FIRST_YEAR || month.getYear() > Period.LAST_YEAR) {
            faults.add(
                    "month",
                    "year",
                    Text.of("没有这个月的数据", "no figures are of this month"),
                    Text.of("%d 年至 %d 年", "a month of %d to %d", Period.FIRST_YEAR, Period.LAST_YEAR));
        }
        directory.check(scope.region(), scope.plan(), null, caller.sight(), faults);
        faults.throwIfAny();
        PostingRights rights = caller.rights();
        return QuarkusTransaction.requiringNew().call(() -> {
            store.take(scope);
            requireRegions(rights, scope);
            return audit.written(store(scope, month, change, author, ifMatch));
        });
    }

    /// Of a plan the targets may be such that the caller does not see them, so their regions are not told.
    private void requireRegions(PostingRights rights, ClosingScope scope) {
        if (scope.plan() == null) {
            permissions.requireRegions(rights, List.of(scope.region()));
        } else {
            permissions.requireUnnamedRegions(rights, store.regionsOf(scope));
        }
    }

    private Written<Closing> store(
            ClosingScope scope, YearMonth month, ClosingChange change, String author, String ifMatch) {
        Closing present = present(scope, month);
        EntityTags.check(ifMatch, (long) present.revision());
        if (present.status() == change.status()) {
            return new Written<>(versioned(present), Outcome.UNCHANGED);
        }
        if (change.status() == ClosingStatus.OPEN && change.reason() == null) {
            throw Failure.invalid(Violation.of(
                    "reason",
                    "reason-required",
                    Text.of("重新开放须说明原因", "to reopen a month needs a reason"),
                    Text.of("重新开放的原因", "why it is reopened")));
        }
        Closing added = store.add(scope, month, present.revision() + 1, change, author);
        return new Written<>(versioned(added), present.revision() == 0 ? Outcome.CREATED : Outcome.CHANGED);
    }

    /// @throws Failure of type NOT_FOUND when there is no such region or plan for the caller
    Versioned<Closing> get(ClosingScope scope, YearMonth month) {
        Closing present = present(scope, month);
        find(scope, present.revision() == 0);
        return versioned(present);
    }

    /// @param mayBeMissing whether nothing is known of a closing of it
    /// @throws Failure of type NOT_FOUND when there is no such region or plan for the caller
    private void find(ClosingScope scope, boolean mayBeMissing) {
        Sight sight = caller.sight();
        Faults faults = new Faults();
        if (mayBeMissing || (scope.plan() != null && !sight.isWhole())) {
            directory.check(scope.region(), scope.plan(), null, sight, faults);
        }
        boolean hidden = scope.region() != null && !sight.sees(scope.region());
        if (hidden || !faults.found().isEmpty()) {
            throw scope.plan() == null
                    ? Failure.notFound("地区", "region", scope.code())
                    : Failure.notFound("计划", "plan", scope.code());
        }
    }

    private Closing present(ClosingScope scope, YearMonth month) {
        return store.findPresent(scope, month)
                .orElseGet(() ->
                        new Closing(scope.region(), scope.plan(), month, ClosingStatus.OPEN, 0, null, null, null));
    }

    private static Versioned<Closing> versioned(Closing closing) {
        return new Versioned<>(closing, closing.revision(), 0);
    }

    Page<Closing> history(ClosingScope scope, YearMonth month, PageRequest page) {
        long after = Cursor.numberBefore(page);
        List<Closing> closings = store.findAll(scope, month, after, page.limit + 1);
        find(scope, closings.isEmpty());
        return Page.of(closings, page.limit, closing -> Integer.toString(closing.revision()));
    }

    Page<Closing> list(ClosingFilter filter, PageRequest page) {
        ClosingStore.ListKey after = page.cursor == null ? null : keyAfter(page);
        return Page.of(store.list(filter, after, page.limit + 1, caller.sight()), page.limit, closing -> {
            ClosingStore.ListKey key = ClosingStore.ListKey.of(closing);
            return key.month() + "/" + key.kind() + "/" + key.scope();
        });
    }

    private static ClosingStore.ListKey keyAfter(PageRequest page) {
        String[] parts = page.afterKey().split("/", 3);
        if (parts.length != 3 || !parts[0].matches("[0-9]{1,9}")) {
            throw Cursor.unreadable();
        }
        return new ClosingStore.ListKey(Integer.parseInt(parts[0]), parts[1], parts[2]);
    }
}
