package org.planledger.report.results;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.report.attainment.GroupResult;
import org.planledger.report.attainment.GroupResult.Weighted;
import org.planledger.report.follow.Following;
import org.planledger.report.follow.Freshness;

/// Answers where plans and targets stand, from the copy.
@ApplicationScoped
class Results {
    private final Following following;
    private final PlanStore store;
    private final OutcomeCache cache;
    private final Today today;

    Results(Following following, PlanStore store, OutcomeCache cache, Today today) {
        this.following = following;
        this.store = store;
        this.cache = cache;
        this.today = today;
    }

    private record Standing(YearMonth asOf, Freshness freshness, PlanOutcomes outcomes) {}

    PlanResults list(String plan, Asking asking, ResultFilter filter, PageRequest request) {
        String afterKey = request.afterKey();
        Standing standing = standing(plan, asking.asOf, freshness(asking));
        List<PlanOutcomes.Entry> rows = standing.outcomes.entries().stream()
                .filter(entry -> filter.admits(entry) && entry.sortKey().compareTo(afterKey) > 0)
                .limit(request.limit + 1L)
                .toList();
        Page<PlanOutcomes.Entry> page = Page.of(rows, request.limit, PlanOutcomes.Entry::sortKey);
        return new PlanResults(
                plan,
                standing.asOf,
                standing.freshness,
                page.map(PlanOutcomes.Entry::answer).items(),
                page.nextCursor());
    }

    PlanSummary summary(String plan, Grouping by, Asking asking) {
        Standing standing = standing(plan, asking.asOf, freshness(asking));
        PlanOutcomes outcomes = standing.outcomes;
        return new PlanSummary(
                plan,
                standing.asOf,
                standing.freshness,
                switch (by) {
                    case PART -> byPart(outcomes);
                    case UNIT -> byUnit(outcomes);
                },
                PlanSummary.Total.of(GroupResult.of(outcomes.entries().stream()
                        .map(PlanOutcomes.Entry::weighted)
                        .toList())));
    }

    TargetStanding one(String target, Asking asking) {
        Freshness freshness = freshness(asking);
        String plan = store.planOf(target).orElseThrow(() -> Failure.notFound("目标", "target", target));
        Standing standing = standing(plan, asking.asOf, freshness);
        return standing.outcomes.entries().stream()
                .filter(entry -> entry.result().target().equals(target))
                .findFirst()
                .map(entry -> new TargetStanding(standing.asOf, standing.freshness, entry.answer()))
                .orElseThrow(() -> Failure.notFound("目标", "target", target));
    }

    private Freshness freshness(Asking asking) {
        return following.freshnessAfter(
                asking.after == null
                        ? List.of()
                        : asking.after.stream().map(ChangeToken::parse).toList());
    }

    private Standing standing(String plan, YearMonth given, Freshness freshness) {
        checkMonth(given);
        PlanStore.Head head = store.head(plan).orElseThrow(() -> Failure.notFound("计划", "plan", plan));
        LocalDate date = today.date();
        YearMonth asOf = given == null ? Today.usualMonth(date, head.to()) : given;
        PlanOutcomes outcomes = cache.get(new OutcomeCache.Key(plan, asOf, date, head.version()));
        return new Standing(asOf, freshness, outcomes);
    }

    private static void checkMonth(YearMonth asOf) {
        if (asOf != null && (asOf.getYear() < Period.FIRST_YEAR || asOf.getYear() > Period.LAST_YEAR)) {
            throw Failure.invalid(Violation.of(
                    "asOf",
                    "month",
                    Text.of("月份超出范围", "the month is out of range"),
                    Text.of("%1$d-01 至 %2$d-12", "%1$d-01 to %2$d-12", Period.FIRST_YEAR, Period.LAST_YEAR)));
        }
    }

    /// In the plan's order; a part without targets is there, too.
    private static List<PlanSummary.Group> byPart(PlanOutcomes outcomes) {
        List<String> titles = outcomes.partTitles();
        Map<Integer, List<Weighted>> members = new TreeMap<>();
        for (int part = 1; part <= titles.size(); part++) {
            members.put(part, new ArrayList<>());
        }
        List<Weighted> withoutPart = new ArrayList<>();
        for (PlanOutcomes.Entry entry : outcomes.entries()) {
            members.getOrDefault(
                            entry.context().part() == null ? 0 : entry.context().part(), withoutPart)
                    .add(entry.weighted());
        }
        List<PlanSummary.Group> groups = new ArrayList<>();
        members.forEach((part, weighted) -> groups.add(
                PlanSummary.Group.of(Integer.toString(part), titles.get(part - 1), GroupResult.of(weighted))));
        addWithout(groups, withoutPart);
        return groups;
    }

    private static List<PlanSummary.Group> byUnit(PlanOutcomes outcomes) {
        Map<String, List<Weighted>> members = new TreeMap<>();
        List<Weighted> withoutUnit = new ArrayList<>();
        for (PlanOutcomes.Entry entry : outcomes.entries()) {
            entry.context()
                    .lead()
                    .forEach(unit -> members.computeIfAbsent(unit, code -> new ArrayList<>())
                            .add(entry.weighted()));
            if (entry.context().lead().isEmpty()) {
                withoutUnit.add(entry.weighted());
            }
        }
        List<PlanSummary.Group> groups = new ArrayList<>();
        members.forEach((unit, weighted) ->
                groups.add(PlanSummary.Group.of(unit, outcomes.unitNames().get(unit), GroupResult.of(weighted))));
        addWithout(groups, withoutUnit);
        return groups;
    }

    private static void addWithout(List<PlanSummary.Group> groups, List<Weighted> members) {
        if (!members.isEmpty()) {
            groups.add(PlanSummary.Group.of(PlanSummary.NO_GROUP, null, GroupResult.of(members)));
        }
    }
}
