package org.planledger.report.breakdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.report.access.Caller;
import org.planledger.report.access.Sight;
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
    private final Caller caller;

    Breakdowns(Following following, BreakdownStore store, Today today, Caller caller) {
        this.following = following;
        this.store = store;
        this.today = today;
        this.caller = caller;
    }

    /// Of the children is shown what the login sees. What is said of all together is said to who sees all: with the
    /// seen ones it would tell of the others.
    ///
    /// @throws Failure of type NOT_FOUND when there is no such target for the login
    TargetBreakdown of(String id, Asking asking, Language language) {
        CopyMoment moment = following.momentAfter(asking.after);
        Sight sight = caller.sight();
        BreakdownStore.Shared shared = store.read(id, asking.asOf, today.date(), sight)
                .orElseThrow(() -> Failure.notFound("目标", "target", id));
        List<Judged> seen = shared.seenChildren();
        boolean seesAll = seen.size() == shared.children().size();
        List<TargetBreakdown.Region> missing = missing(shared);
        Breakdown breakdown = Breakdown.of(
                member(shared.target()), seen.stream().map(Breakdowns::member).toList(), missing.isEmpty());
        return new TargetBreakdown(
                shared.asOf(),
                moment.freshness(),
                result(shared.target()),
                seesAll ? breakdown.assigned() : null,
                seesAll ? breakdown.coverage() : null,
                seesAll ? breakdown.childrenValue() : null,
                ValueSpread.of(breakdown.spread()),
                missing.stream()
                        .filter(region -> sight.seesRegion(region.region()))
                        .toList(),
                seen.stream()
                        .map(child -> child.entry().result())
                        .filter(child -> child.state().isLate())
                        .map(child -> child.target())
                        .toList(),
                breakdown.doubts().stream()
                        .filter(doubt -> seesAll || !doubt.targets().isEmpty())
                        .map(doubt -> new TargetBreakdown.Warning(
                                doubt.kind(), DoubtText.of(doubt.kind()).in(language), doubt.targets()))
                        .toList(),
                seen.stream().map(Breakdowns::result).toList());
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
