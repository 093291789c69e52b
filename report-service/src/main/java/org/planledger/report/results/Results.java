package org.planledger.report.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.paging.NumberedKey;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.problem.Failure;
import org.planledger.report.attainment.GroupResult;
import org.planledger.report.follow.CopyMoment;
import org.planledger.report.follow.Following;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.Asking;
import org.planledger.report.standing.OutcomeCache;
import org.planledger.report.standing.PlanOutcomes;
import org.planledger.report.standing.PlanStore;
import org.planledger.report.standing.Today;

/// Answers where plans and targets stand, from the copy.
@ApplicationScoped
class Results {
    private static final int MOST_HEADS = 10_000;

    private final Following following;
    private final PlanStore store;
    private final OutcomeCache cache;
    private final Today today;
    private final Cache<HeadAt, Optional<PlanStore.Head>> heads =
            Caffeine.newBuilder().maximumSize(MOST_HEADS).build();

    /// @param moment the number of the moment of the copy
    private record HeadAt(String plan, long moment) {}

    Results(Following following, PlanStore store, OutcomeCache cache, Today today) {
        this.following = following;
        this.store = store;
        this.cache = cache;
        this.today = today;
    }

    /// What a plan's results are asked for.
    ///
    /// @param freshness how far the copy had followed the other services when the version was read
    record PlanAt(OutcomeCache.Key key, Freshness freshness) {
        String plan() {
            return key.plan();
        }

        YearMonth asOf() {
            return key.asOf();
        }

        /// Stays the same for as long as the results do, and what they are told in; how fresh they are may change.
        EntityTag tag(AnswerForm form) {
            return new EntityTag(form + "-" + key.version() + "-" + key.asOf() + "-" + key.today(), true);
        }
    }

    /// @throws Failure of type NOT_FOUND when there is no such plan
    PlanAt at(String plan, Asking asking) {
        return at(plan, asking, following.momentAfter(asking.after));
    }

    private PlanAt at(String plan, Asking asking, CopyMoment moment) {
        PlanStore.Head head = heads.get(new HeadAt(plan, moment.number()), key -> store.head(plan))
                .orElseThrow(() -> Failure.notFound("计划", "plan", plan));
        LocalDate date = today.date();
        YearMonth asOf = asking.asOf == null ? Today.usualMonth(date, head.to()) : asking.asOf;
        return new PlanAt(new OutcomeCache.Key(plan, asOf, date, head.version()), moment.freshness());
    }

    /// The plan that a target belongs to.
    ///
    /// @throws Failure of type NOT_FOUND when there is no such target
    PlanAt ofTarget(String target, Asking asking) {
        CopyMoment moment = following.momentAfter(asking.after);
        String plan = store.planOf(target).orElseThrow(() -> Failure.notFound("目标", "target", target));
        return at(plan, asking, moment);
    }

    PlanOutcomes outcomes(PlanAt at) {
        PlanOutcomes outcomes = cache.get(at.key());
        if (outcomes == null) {
            throw Failure.notFound("计划", "plan", at.plan());
        }
        return outcomes;
    }

    /// @param after where the page before has ended; null at the beginning
    PlanResults list(PlanAt at, ResultFilter filter, NumberedKey after, int limit) {
        List<PlanOutcomes.Entry> rows = outcomes(at).entries().stream()
                .filter(entry -> filter.admits(entry) && entry.place().isAfter(after))
                .limit(limit + 1L)
                .toList();
        Page<PlanOutcomes.Entry> page =
                Page.of(rows, limit, entry -> entry.place().toString());
        return new PlanResults(
                at.plan(),
                at.asOf(),
                at.freshness(),
                page.map(PlanOutcomes.Entry::prepared).items(),
                page.nextCursor());
    }

    PlanSummary summary(PlanAt at, Grouping by) {
        PlanOutcomes outcomes = outcomes(at);
        return new PlanSummary(
                at.plan(),
                at.asOf(),
                at.freshness(),
                Groups.of(outcomes, by),
                PlanSummary.Total.of(GroupResult.of(outcomes.entries().stream()
                        .map(PlanOutcomes.Entry::weighted)
                        .toList())));
    }

    TargetStanding one(PlanAt at, String target) {
        return outcomes(at).entries().stream()
                .filter(entry -> entry.result().target().equals(target))
                .findFirst()
                .map(entry -> new TargetStanding(
                        at.asOf(), at.freshness(), entry.prepared().answer()))
                .orElseThrow(() -> Failure.notFound("目标", "target", target));
    }
}
