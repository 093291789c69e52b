package org.planledger.report.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.report.access.Caller;
import org.planledger.report.access.Sight;
import org.planledger.report.follow.CopyMoment;
import org.planledger.report.follow.Following;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.AskingAsKnown;
import org.planledger.report.standing.Basis;
import org.planledger.report.standing.ExplainedResults;
import org.planledger.report.standing.OutcomeCache;
import org.planledger.report.standing.PlanOutcomes;
import org.planledger.report.standing.PlanStore;
import org.planledger.report.standing.PreparedResult;
import org.planledger.report.standing.Today;

/// Answers where plans and targets stand, from the copy.
@ApplicationScoped
class Results {
    private static final int MOST_HEADS = 10_000;

    private final Following following;
    private final PlanStore store;
    private final OutcomeCache cache;
    private final ExplainedResults explanations;
    private final Today today;
    private final Caller caller;
    private final Cache<HeadAt, Optional<PlanStore.Head>> heads =
            Caffeine.newBuilder().maximumSize(MOST_HEADS).build();

    /// @param moment the number of the moment of the copy
    private record HeadAt(String plan, long moment) {}

    Results(
            Following following,
            PlanStore store,
            OutcomeCache cache,
            ExplainedResults explanations,
            Today today,
            Caller caller) {
        this.following = following;
        this.store = store;
        this.cache = cache;
        this.explanations = explanations;
        this.today = today;
        this.caller = caller;
    }

    /// What a plan's results are asked for.
    ///
    /// @param freshness how far the copy had followed the other services when the version was read
    /// @param sight what the login sees of the plan, which it sees
    record PlanAt(OutcomeCache.Key key, Freshness freshness, Sight sight) {
        String plan() {
            return key.plan();
        }

        YearMonth asOf() {
            return key.asOf();
        }

        Instant knownAt() {
            return key.knownAt();
        }

        Basis basis() {
            return key.basis();
        }

        /// For people: as of when, by which goals and by what was known.
        Text standpoint() {
            return Standpoint.of(asOf(), knownAt(), basis());
        }

        /// Stays the same for as long as the results do that the login sees, and what they are told in; how fresh they
        /// are may change. Logins that do not see the same have different ones.
        ///
        /// @param explaining the language of the explanations; null without them
        EntityTag tag(AnswerForm form, Language explaining) {
            String known = key.knownAt() == null ? "" : "-" + key.knownAt();
            String told = form + "-" + key.version() + "-" + key.asOf() + "-" + key.today() + known
                    + (key.basis() == Basis.ORIGINAL ? "-original" : "")
                    + (sight.seesAllTargets() ? "" : "-of-" + sight.mark());
            return new EntityTag(explaining == null ? told : told + "-explained-" + explaining, true);
        }
    }

    /// @throws Failure of type NOT_FOUND when there is no such plan for the login
    PlanAt at(String plan, AskingAsKnown asking) {
        return at(plan, asking, following.momentAfter(asking.after))
                .orElseThrow(() -> Failure.notFound("计划", "plan", plan));
    }

    private Optional<PlanAt> at(String plan, AskingAsKnown asking, CopyMoment moment) {
        Sight sight = caller.sight();
        return heads.get(new HeadAt(plan, moment.number()), key -> store.head(plan))
                .filter(head -> head.isSeenBy(sight))
                .map(head -> at(plan, head, asking, moment, sight));
    }

    private PlanAt at(String plan, PlanStore.Head head, AskingAsKnown asking, CopyMoment moment, Sight sight) {
        Instant knownAt = asking.knownAt();
        LocalDate date = today.date(knownAt);
        YearMonth asOf = asking.asOf == null ? Today.usualMonth(date, head.to()) : asking.asOf;
        return new PlanAt(
                new OutcomeCache.Key(plan, asOf, date, head.version(), knownAt, asking.basis),
                moment.freshness(),
                sight);
    }

    /// The plan that a target belongs to.
    ///
    /// @throws Failure of type NOT_FOUND when there is no such target for the login
    PlanAt ofTarget(String target, AskingAsKnown asking) {
        CopyMoment moment = following.momentAfter(asking.after);
        return store.planOf(target, caller.sight())
                .flatMap(plan -> at(plan, asking, moment))
                .orElseThrow(() -> Failure.notFound("目标", "target", target));
    }

    /// Those that the login sees.
    PlanOutcomes outcomes(PlanAt at) {
        PlanOutcomes outcomes = cache.get(at.key());
        if (outcomes == null) {
            throw Failure.notFound("计划", "plan", at.plan());
        }
        return outcomes.seenBy(at.sight());
    }

    /// @param after where the page before has ended; null at the beginning
    /// @param explaining the language of the explanations; null without them
    PlanResults list(
            PlanAt at, ResultFilter filter, ResultSort sort, ResultPlace after, int limit, Language explaining) {
        Page<PlanOutcomes.Entry> page = page(outcomes(at), admitting(at, filter), sort, after, limit);
        List<PreparedResult> results = explaining == null
                ? page.map(PlanOutcomes.Entry::prepared).items()
                : explained(at, page.items(), explaining);
        return new PlanResults(
                at.plan(), at.asOf(), at.knownAt(), at.basis(), at.freshness(), results, page.nextCursor());
    }

    /// What a filter admits. Results do not carry the texts of their tasks, so these are looked through in the copy.
    Predicate<PlanOutcomes.Entry> admitting(PlanAt at, ResultFilter filter) {
        Set<String> tasks = filter.text == null ? Set.of() : store.tasksThatSay(at.plan(), filter.text);
        return entry -> filter.admits(entry, tasks);
    }

    private List<PreparedResult> explained(PlanAt at, List<PlanOutcomes.Entry> entries, Language explaining) {
        List<String> targets =
                entries.stream().map(entry -> entry.result().target()).toList();
        Map<String, PreparedResult> byTarget = explanations.of(at.key(), targets, explaining);
        return targets.stream().filter(byTarget::containsKey).map(byTarget::get).toList();
    }

    private static Page<PlanOutcomes.Entry> page(
            PlanOutcomes outcomes,
            Predicate<PlanOutcomes.Entry> admitted,
            ResultSort sort,
            ResultPlace after,
            int limit) {
        Comparator<ResultPlace> order = ResultPlace.order(sort);
        Stream<PlanOutcomes.Entry> rows = outcomes.entries().stream().filter(admitted);
        if (after != null) {
            rows = rows.filter(entry -> order.compare(ResultPlace.of(entry, sort), after) > 0);
        }
        List<PlanOutcomes.Entry> found = sort.sorted(rows).limit(limit + 1L).toList();
        return Page.of(found, limit, entry -> ResultPlace.of(entry, sort).written(sort));
    }

    PlanSummary summary(PlanAt at, Grouping by) {
        Groups groups = new Groups(by);
        groups.add(outcomes(at));
        return new PlanSummary(
                at.plan(), at.asOf(), at.knownAt(), at.basis(), at.freshness(), groups.groups(), groups.total());
    }

    /// @param explaining the language of the explanation; null without it
    TargetStanding one(PlanAt at, String target, Language explaining) {
        Stream<PreparedResult> found = explaining == null
                ? outcomes(at).entries().stream()
                        .filter(entry -> entry.result().target().equals(target))
                        .map(PlanOutcomes.Entry::prepared)
                : explanations.of(at.key(), List.of(target), explaining).values().stream();
        return found.findFirst()
                .map(result -> new TargetStanding(at.asOf(), at.knownAt(), at.basis(), at.freshness(), result.answer()))
                .orElseThrow(() -> Failure.notFound("目标", "target", target));
    }
}
