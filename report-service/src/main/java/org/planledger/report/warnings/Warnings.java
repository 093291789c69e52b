package org.planledger.report.warnings;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.problem.Failure;
import org.planledger.report.access.Caller;
import org.planledger.report.access.Sight;
import org.planledger.report.follow.CopyMoment;
import org.planledger.report.follow.Following;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.Asking;
import org.planledger.report.standing.Today;
import org.planledger.report.standing.Warned;
import org.planledger.report.standing.WarningCache;

/// Says which targets show a signal, from the copy: one query for the plans, and a fixed number for those whose
/// data have changed since somebody asked.
@ApplicationScoped
class Warnings {
    private static final int DIGEST_LENGTH = 16;

    private final Following following;
    private final WarningStore store;
    private final WarningCache cache;
    private final Today today;
    private final Caller caller;

    Warnings(Following following, WarningStore store, WarningCache cache, Today today, Caller caller) {
        this.following = following;
        this.store = store;
        this.cache = cache;
        this.today = today;
        this.caller = caller;
    }

    /// What warnings are asked for.
    ///
    /// @param plans those that the login sees
    /// @param asked the month that was asked for; null for none
    /// @param sight what the login sees of the plans
    record Asked(List<WarningStore.Plan> plans, YearMonth asked, LocalDate date, Freshness freshness, Sight sight) {
        YearMonth asOf() {
            return asked == null ? YearMonth.from(date).minusMonths(1) : asked;
        }

        YearMonth asOf(WarningStore.Plan plan) {
            return asked == null ? Today.usualMonth(date, plan.to()) : asked;
        }

        /// Stays the same for as long as the warnings do that the login sees; how fresh they are may change. Logins
        /// that do not see the same have different ones.
        String madeFrom() {
            String versions = plans.stream()
                    .map(plan -> plan.code() + ":" + plan.version())
                    .collect(Collectors.joining(";"));
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(versions.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH) + "-" + asOf() + "-" + date
                        + (sight.seesAllTargets() ? "" : "-of-" + sight.mark());
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /// @throws Failure of type NOT_FOUND when there is no such plan for the login
    Asked asked(WarningFilter filter, Asking asking) {
        CopyMoment moment = following.momentAfter(asking.after);
        Sight sight = caller.sight();
        List<WarningStore.Plan> plans = store.plans(filter.plans(), sight);
        for (String code : filter.plans()) {
            if (plans.stream().noneMatch(plan -> plan.code().equals(code))) {
                throw Failure.notFound("计划", "plan", code);
            }
        }
        return new Asked(plans, asking.asOf, today.date(), moment.freshness(), sight);
    }

    /// @param after where the page before has ended; null at the beginning
    WarningList list(Asked asked, WarningFilter filter, WarningSort sort, WarningPlace after, int limit) {
        Map<String, WarningStore.Plan> plans =
                asked.plans().stream().collect(Collectors.toMap(WarningStore.Plan::code, Function.identity()));
        List<WarningCache.Plan> wanted = asked.plans().stream()
                .map(plan -> new WarningCache.Plan(plan.code(), plan.version(), asked.asOf(plan)))
                .toList();
        List<Placed> rows = cache.get(wanted, asked.date()).values().stream()
                .flatMap(List::stream)
                .filter(warned -> warned.entry().isSeenBy(asked.sight()) && filter.admits(warned))
                .map(warned -> new Placed(WarningPlace.of(warned, sort), warned))
                .filter(placed -> placed.place().isAfter(after))
                .sorted(Comparator.comparing(Placed::place))
                .limit(limit + 1L)
                .toList();
        Page<Placed> page = Page.of(rows, limit, placed -> placed.place().written(sort));
        List<WarningList.Warning> warnings = page.items().stream()
                .map(placed -> {
                    WarningStore.Plan plan = plans.get(placed.place().plan());
                    return WarningList.Warning.of(
                            placed.warned(),
                            plan.title(),
                            asked.asOf(plan),
                            asked.sight().seesEntries(plan.region()));
                })
                .toList();
        return new WarningList(asked.asOf(), asked.freshness(), warnings, page.nextCursor());
    }

    private record Placed(WarningPlace place, Warned warned) {}
}
