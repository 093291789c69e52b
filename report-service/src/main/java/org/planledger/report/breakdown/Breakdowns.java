package org.planledger.report.breakdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.answer.ValueSpread;
import org.planledger.report.attainment.Breakdown;
import org.planledger.report.attainment.Breakdown.Member;
import org.planledger.report.follow.CopyMoment;
import org.planledger.report.follow.Following;
import org.planledger.report.standing.Asking;
import org.planledger.report.standing.JudgedTargets.Judged;
import org.planledger.report.standing.Today;

/// Answers how targets are broken down, from the copy.
@ApplicationScoped
class Breakdowns {
    private final Following following;
    private final BreakdownStore store;
    private final Today today;

    Breakdowns(Following following, BreakdownStore store, Today today) {
        this.following = following;
        this.store = store;
        this.today = today;
    }

    /// @throws Failure of type NOT_FOUND when there is no such target
    TargetBreakdown of(String id, Asking asking, Language language) {
        CopyMoment moment = following.momentAfter(asking.after);
        BreakdownStore.Shared shared =
                store.read(id, asking.asOf, today.date()).orElseThrow(() -> Failure.notFound("目标", "target", id));
        List<Judged> children = shared.children();
        List<TargetBreakdown.Region> missing = missing(shared);
        Breakdown breakdown = Breakdown.of(
                member(shared.target()),
                children.stream().map(Breakdowns::member).toList(),
                missing.isEmpty());
        return new TargetBreakdown(
                shared.asOf(),
                moment.freshness(),
                result(shared.target()),
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
    private static List<TargetBreakdown.Region> missing(BreakdownStore.Shared shared) {
        Set<String> having = shared.children().stream().map(Breakdowns::region).collect(Collectors.toSet());
        if (having.equals(Set.of(region(shared.target())))) {
            return List.of();
        }
        return shared.regionsBelow().stream()
                .filter(region -> !having.contains(region.region()))
                .toList();
    }

    private static String region(Judged judged) {
        return judged.entry().context().region();
    }

    private static Member member(Judged judged) {
        return new Member(judged.target(), judged.entry().result());
    }

    private static TargetResult result(Judged judged) {
        return TargetResult.of(judged.entry().result(), judged.entry().context(), null);
    }
}
