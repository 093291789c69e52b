package org.planledger.kernel.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The audit records, for those who may read all of them.
@ApplicationScoped
class AuditRecords {
    private static final Pattern PLACE = Pattern.compile("(-?[0-9]{1,18})/([0-9]{1,18})");

    private final AuditStore store;
    private final PendingRecords pending;
    private final Login login;

    AuditRecords(AuditStore store, PendingRecords pending, Login login) {
        this.store = store;
        this.pending = pending;
        this.login = login;
    }

    /// @throws Failure of type FORBIDDEN when the login does not reach all regions
    Page<AuditRecord> list(AuditQuery query, PageRequest page) {
        requireEverywhere();
        if (query.from != null && query.to != null && !query.from.isBefore(query.to)) {
            throw Failure.invalid(Violation.of(
                    "to",
                    "order",
                    Text.of("不在 from 之后", "it is not after from"),
                    Text.of("%s 之后的时刻", "a time after %s", query.from)));
        }
        AuditStore.Place before = page.cursor == null ? null : placeAfter(page);
        pending.writeDue();
        return Page.of(
                store.list(query, before, page.limit + 1),
                page.limit,
                record -> ChronoUnit.MICROS.between(Instant.EPOCH, record.at()) + "/" + record.id());
    }

    private void requireEverywhere() {
        if (!login.reach().everywhere()) {
            Text refused = Text.of(
                    "此登录只限于部分地区，不能查阅审计记录", "this login is limited to some regions and may not read audit records");
            throw new Failure(
                    ProblemType.FORBIDDEN,
                    refused,
                    List.of(Violation.of(
                            null, "not-allowed", refused, Text.of("由不受此限的登录查阅", "a login without such limits"))));
        }
    }

    private static AuditStore.Place placeAfter(PageRequest page) {
        Matcher place = PLACE.matcher(page.afterKey());
        if (!place.matches()) {
            throw Cursor.unreadable();
        }
        try {
            return new AuditStore.Place(
                    Instant.EPOCH.plus(Long.parseLong(place.group(1)), ChronoUnit.MICROS),
                    Long.parseLong(place.group(2)));
        } catch (DateTimeException outOfRange) {
            throw Cursor.unreadable();
        }
    }
}
