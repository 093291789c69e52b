package org.planledger.report.ranking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.kernel.paging.NumberedKey;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.report.access.Caller;
import org.planledger.report.access.Sight;
import org.planledger.report.attainment.GroupResult;
import org.planledger.report.attainment.GroupTally;
import org.planledger.report.follow.CopyMoment;
import org.planledger.report.follow.Following;
import org.planledger.report.ranking.Ranking.Ranked;
import org.planledger.report.standing.Asking;
import org.planledger.report.standing.PlanTallies;
import org.planledger.report.standing.TallyCache;
import org.planledger.report.standing.Today;

/// Ranks regions, units and plans by their scores.
@ApplicationScoped
class Rankings {
    /// Of all rankings together, at less than a kilobyte each.
    private static final int MOST_GROUPS = 20_000;
    /// Who turns pages asks again within it; what a change has made useless is forgotten after it.
    private static final Duration KEPT_UNASKED = Duration.ofMinutes(1);

    private final Following following;
    private final RankingStore store;
    private final TallyCache tallies;
    private final Today today;
    private final Caller caller;
    private final Cache<Key, Whole> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_GROUPS)
            .weigher((Key key, Whole whole) -> whole.groups().size() + 1)
            .expireAfterAccess(KEPT_UNASKED)
            .recordStats()
            .build();

    /// @param asOf null when no month was asked for
    /// @param moment the number of the moment of the copy
    private record Key(Criteria criteria, YearMonth asOf, LocalDate today, long moment) {}

    /// The ranking as nobody is limited, of which each login is shown what it sees.
    ///
    /// @param plans the codes of the plans that count
    private record Whole(YearMonth asOf, List<String> plans, List<Ranked> groups) {}

    Rankings(
            Following following,
            RankingStore store,
            TallyCache tallies,
            Today today,
            Caller caller,
            MeterRegistry meters) {
        this.following = following;
        this.store = store;
        this.tallies = tallies;
        this.today = today;
        this.caller = caller;
        CaffeineCacheMetrics.monitor(meters, kept, "rankings");
    }

    Ranking page(RankingFilter filter, Asking asking, PageRequest request) {
        CopyMoment moment = following.momentAfter(asking.after);
        Criteria criteria = filter.criteria();
        Sight sight = caller.sight();
        checkSeen(criteria, sight);
        Whole whole = kept.get(new Key(criteria, asking.asOf, today.date(), moment.number()), this::rank);
        RankingPlace.Question question = new RankingPlace.Question(criteria, whole.asOf());
        NumberedKey after = RankingPlace.before(request, question);
        Set<String> unseen = sight.seesAllTargets() ? Set.of() : store.unseen(criteria.by(), whole.plans(), sight);
        List<Ranked> rows = whole.groups().stream()
                .filter(group -> !unseen.contains(group.key()))
                .filter(group -> place(group).isAfter(after))
                .limit(request.limit + 1L)
                .toList();
        Page<Ranked> page = Page.of(rows, request.limit, group -> RankingPlace.written(place(group), question));
        return new Ranking(criteria.by(), whole.asOf(), moment.freshness(), page.items(), page.nextCursor());
    }

    /// What is kept was asked for by others, who may see more.
    private void checkSeen(Criteria criteria, Sight sight) {
        if (sight.isWhole() || criteria.plans().isEmpty()) {
            return;
        }
        Set<String> seen = store.seen(criteria.plans(), sight);
        for (String asked : criteria.plans()) {
            if (!seen.contains(asked)) {
                throw Failure.notFound("计划", "plan", asked);
            }
        }
    }

    private static NumberedKey place(Ranked group) {
        return new NumberedKey(group.rank() == null ? Integer.MAX_VALUE : group.rank(), group.key());
    }

    private Whole rank(Key key) {
        Criteria criteria = key.criteria();
        if (criteria.within() != null && !store.knowsRegion(criteria.within())) {
            throw Failure.notFound("地区", "region", criteria.within());
        }
        List<RankingStore.Plan> plans = store.plans(criteria.plans());
        for (String asked : criteria.plans()) {
            if (plans.stream().noneMatch(plan -> plan.tallied().code().equals(asked))) {
                throw Failure.notFound("计划", "plan", asked);
            }
        }
        YearMonth asOf = month(key, plans);
        List<TallyCache.Plan> counted = plans.stream()
                .filter(plan -> !criteria.plans().isEmpty() || plan.holds(asOf))
                .map(RankingStore.Plan::tallied)
                .toList();
        TallyCache.Pair pair = tallies.get(counted, asOf, key.today());
        Map<String, GroupResult> now = groups(criteria.by(), pair.now());
        Map<String, RankingStore.Subject> subjects = store.takingPart(criteria, now.keySet());
        now.keySet().retainAll(subjects.keySet());
        Map<String, GroupResult> before = groups(criteria.by(), pair.before());
        before.keySet().retainAll(subjects.keySet());
        return new Whole(
                asOf, counted.stream().map(TallyCache.Plan::code).toList(), ranked(criteria, now, before, subjects));
    }

    /// Plans that are named stay what they were at their end.
    private static YearMonth month(Key key, List<RankingStore.Plan> plans) {
        if (key.asOf() != null) {
            return key.asOf();
        }
        YearMonth lastFull = YearMonth.from(key.today()).minusMonths(1);
        return key.criteria().plans().isEmpty()
                ? lastFull
                : Today.usualMonth(
                        key.today(),
                        plans.stream()
                                .map(RankingStore.Plan::to)
                                .max(Comparator.naturalOrder())
                                .orElse(lastFull));
    }

    private static Map<String, GroupResult> groups(RankedBy by, Map<String, PlanTallies> plans) {
        Map<String, GroupTally> groups = new HashMap<>();
        plans.forEach((plan, tallies) -> {
            Map<String, GroupTally> ofPlan = switch (by) {
                case REGION -> tallies.byRegion();
                case UNIT -> tallies.byUnit();
                case PLAN -> Map.of(plan, tallies.total());
            };
            ofPlan.forEach((key, tally) ->
                    groups.computeIfAbsent(key, code -> new GroupTally()).addAll(tally));
        });
        Map<String, GroupResult> results = new HashMap<>();
        groups.forEach((key, tally) -> results.put(key, tally.result()));
        return results;
    }

    private static List<Ranked> ranked(
            Criteria criteria,
            Map<String, GroupResult> now,
            Map<String, GroupResult> before,
            Map<String, RankingStore.Subject> subjects) {
        Map<String, Integer> ranks = Places.of(now, criteria.minCompleteness());
        Map<String, Integer> previousRanks = Places.of(before, criteria.minCompleteness());
        return now.entrySet().stream()
                .map(group -> {
                    String key = group.getKey();
                    GroupResult result = group.getValue();
                    Integer rank = ranks.get(key);
                    Integer previousRank = previousRanks.get(key);
                    return new Ranked(
                            rank,
                            Places.unranked(result, criteria.minCompleteness()),
                            key,
                            subjects.get(key).title(),
                            subjects.get(key).region(),
                            result.targets(),
                            result.counted(),
                            result.reached(),
                            result.shareReached(),
                            result.score(),
                            result.completeness(),
                            result.states(),
                            result.signals(),
                            previousRank,
                            rank == null || previousRank == null ? null : previousRank - rank,
                            before.containsKey(key) ? before.get(key).score() : null);
                })
                .sorted(Comparator.comparing(Rankings::place))
                .toList();
    }
}
