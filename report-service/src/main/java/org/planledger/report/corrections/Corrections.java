package org.planledger.report.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.report.access.Caller;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.attainment.Result;
import org.planledger.report.corrections.CorrectionList.Correction;
import org.planledger.report.corrections.CorrectionList.TouchedMonths;
import org.planledger.report.corrections.CorrectionList.TouchedTarget;
import org.planledger.report.follow.CopyMoment;
import org.planledger.report.follow.Following;
import org.planledger.report.standing.FigureUse;
import org.planledger.report.standing.Replay;
import org.planledger.report.standing.Replays;

/// Says what corrections of figures changed in a plan: three reads for a page, however many corrections it has.
@ApplicationScoped
class Corrections {
    private final Following following;
    private final Replays replays;
    private final CorrectionStore store;
    private final Caller caller;

    Corrections(Following following, Replays replays, CorrectionStore store, Caller caller) {
        this.following = following;
        this.replays = replays;
        this.store = store;
        this.caller = caller;
    }

    private record Series(String indicator, String region) {}

    /// @throws Failure of type NOT_FOUND when there is no such plan for the login
    CorrectionList page(CorrectionFilter filter, PageRequest request) {
        CorrectionPlace after = CorrectionPlace.before(request);
        CopyMoment moment = following.momentAfter(filter.after);
        Replay replay =
                replays.of(filter.plan, caller.sight()).orElseThrow(() -> Failure.notFound("计划", "plan", filter.plan));
        List<FigureUse> uses = replay.uses();
        List<CorrectionStore.Row> rows = store.page(uses, filter.sinceInstant(), after, request.limit + 1);
        Page<CorrectionStore.Row> page =
                Page.of(rows, request.limit, row -> row.place().written());
        return new CorrectionList(
                filter.plan,
                filter.sinceInstant(),
                moment.freshness(),
                corrections(replay, uses, page.items()),
                page.nextCursor());
    }

    private static List<Correction> corrections(Replay replay, List<FigureUse> uses, List<CorrectionStore.Row> rows) {
        Map<Series, List<FigureUse>> usesBySeries =
                uses.stream().collect(Collectors.groupingBy(use -> new Series(use.indicator(), use.region())));
        List<List<Replay.Touch>> touches =
                rows.stream().map(row -> touches(row.place(), usesBySeries)).toList();
        Set<Replay.Touch> all = new LinkedHashSet<>();
        touches.forEach(all::addAll);
        Map<Replay.Touch, List<Replay.Change>> changes = replay.changes(all);
        List<Correction> corrections = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<TouchedTarget> touched = touches.get(i).stream()
                    .filter(touch -> !changes.get(touch).isEmpty())
                    .map(touch -> touched(replay.context(touch.target()), touch.target(), changes.get(touch)))
                    .toList();
            corrections.add(Correction.of(rows.get(i), touched));
        }
        return corrections;
    }

    private static List<Replay.Touch> touches(CorrectionPlace place, Map<Series, List<FigureUse>> uses) {
        return uses.get(new Series(place.indicator(), place.region())).stream()
                .filter(use -> use.holds(place.period()))
                .map(FigureUse::target)
                .sorted()
                .map(target -> new Replay.Touch(target, place.recordedAt()))
                .toList();
    }

    private static TouchedTarget touched(TargetContext context, String target, List<Replay.Change> changes) {
        List<TouchedMonths> ranges = new ArrayList<>();
        for (Replay.Change change : changes) {
            TouchedMonths before = ranges.isEmpty() ? null : ranges.getLast();
            if (before != null && before.goesOnWith(change)) {
                ranges.set(ranges.size() - 1, before.until(change.month()));
            } else {
                Result old = change.before();
                Result present = change.after();
                ranges.add(new TouchedMonths(
                        change.month(), change.month(), old.state(), present.state(), old.signal(), present.signal()));
            }
        }
        return new TouchedTarget(target, context.task(), context.taskTitle(), context.phrase(), ranges);
    }
}
