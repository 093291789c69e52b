package org.planledger.report.breakdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.answer.ValueSpread;
import org.planledger.report.attainment.Breakdown;
import org.planledger.report.attainment.Breakdown.Member;
import org.planledger.report.follow.CopyMoment;
import org.planledger.report.follow.Following;
import org.planledger.report.standing.Asking;
import org.planledger.report.standing.JudgedTargets;
import org.planledger.report.standing.JudgedTargets.Judged;
import org.planledger.report.standing.Today;

/// Answers how targets are broken down, from the copy.
@ApplicationScoped
class Breakdowns {
    private final Following following;
    private final BreakdownStore store;
    private final JudgedTargets targets;
    private final Today today;

    Breakdowns(Following following, BreakdownStore store, JudgedTargets targets, Today today) {
        this.following = following;
        this.store = store;
        this.targets = targets;
        this.today = today;
    }

    /// @throws Failure of type NOT_FOUND when there is no such target
    TargetBreakdown of(String id, Asking asking, Language language) {
        CopyMoment moment = following.momentAfter(asking.after);
        BreakdownStore.Parent parent = store.parent(id).orElseThrow(() -> Failure.notFound("目标", "target", id));
        LocalDate date = today.date();
        YearMonth asOf = asking.asOf == null ? Today.usualMonth(date, parent.planEnds()) : asking.asOf;
        List<BreakdownStore.Child> shares = store.children(id);
        Map<String, Judged> judged = targets.of(
                Stream.concat(Stream.of(parent.plan()), shares.stream().map(BreakdownStore.Child::plan))
                        .distinct()
                        .toList(),
                Stream.concat(Stream.of(id), shares.stream().map(BreakdownStore.Child::id))
                        .toList(),
                asOf,
                date);
        if (!judged.containsKey(id)) {
            throw Failure.notFound("目标", "target", id);
        }
        List<Judged> children = shares.stream()
                .map(share -> judged.get(share.id()))
                .filter(Objects::nonNull)
                .toList();
        List<TargetBreakdown.Region> missing = missing(parent, shares);
        Breakdown breakdown = Breakdown.of(
                member(judged.get(id)),
                children.stream().map(Breakdowns::member).toList(),
                missing.isEmpty());
        return new TargetBreakdown(
                asOf,
                moment.freshness(),
                result(judged.get(id)),
                breakdown.assigned(),
                breakdown.coverage(),
                breakdown.childrenValue(),
                ValueSpread.of(breakdown.spread()),
                missing,
                children.stream()
                        .map(child -> child.entry().result())
                        .filter(child -> child.state().isLate())
                        .map(child -> child.target())
                        .toList(),
                breakdown.doubts().stream()
                        .map(doubt -> new TargetBreakdown.Warning(
                                doubt.kind(), DoubtText.of(doubt.kind()).in(language), doubt.targets()))
                        .toList(),
                children.stream().map(Breakdowns::result).toList());
    }

    /// A target that is shared out among the units of its own region leaves no region out.
    private List<TargetBreakdown.Region> missing(BreakdownStore.Parent parent, List<BreakdownStore.Child> children) {
        Set<String> having = children.stream().map(BreakdownStore.Child::region).collect(Collectors.toSet());
        if (having.equals(Set.of(parent.region()))) {
            return List.of();
        }
        return store.regionsBelow(parent.region()).stream()
                .filter(region -> !having.contains(region.region()))
                .toList();
    }

    private static Member member(Judged judged) {
        return new Member(judged.target(), judged.entry().result());
    }

    private static TargetResult result(Judged judged) {
        return TargetResult.of(judged.entry().result(), judged.entry().context(), null);
    }
}
