package org.planledger.plan.plan;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// What may become of a plan's status, and how a refusal says which moves are possible.
final class LifeCycle {
    private static final Set<PlanStatus> FIRST = EnumSet.of(PlanStatus.DRAFT, PlanStatus.IN_FORCE);

    private LifeCycle() {}

    /// The status that a new plan begins with; without one in the body it is a draft. Nothing supersedes it yet.
    static PlanStatus first(Plan given) {
        PlanStatus status = given.status() == null ? PlanStatus.DRAFT : given.status();
        if (!FIRST.contains(status)) {
            throw conflict(Text.of("新计划不能是 %s", "a new plan cannot be %s", status), FIRST);
        }
        checkSuccessor(null, given.supersededBy());
        return status;
    }

    /// A PUT of the plan leaves its status as it is.
    ///
    /// @param present the plan as the caller is shown it: a successor that is not seen is not confirmed to a guess
    static void checkUnmoved(Plan present, Plan given) {
        if (given.status() != null && given.status() != present.status()) {
            throw conflict(
                    Text.of(
                            "计划现为 %1$s，状态须经 /status 变更，不能随计划改为 %2$s",
                            "the plan is %1$s; its status moves through /status, not to %2$s with the plan",
                            present.status(),
                            given.status()),
                    present.status().next());
        }
        checkSuccessor(present.supersededBy(), given.supersededBy());
    }

    private static void checkSuccessor(String present, String given) {
        if (given != null && !given.equals(present)) {
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of(
                            "替代它的计划只能随状态 SUPERSEDED 经 /status 填写",
                            "the plan that supersedes it is set through /status together with SUPERSEDED"));
        }
    }

    /// What has ended stays as it was; results and reports refer to it.
    static void checkChangeable(PlanStatus present) {
        if (present.next().isEmpty()) {
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of(
                            "计划现为 %s，内容不能再改；请另建新计划",
                            "the plan is %s and can no longer be changed; make a new plan", present));
        }
    }

    static void checkMove(PlanStatus present, PlanStatus next) {
        if (!present.next().contains(next)) {
            throw conflict(
                    Text.of("计划现为 %1$s，不能改为 %2$s", "the plan is %1$s and cannot become %2$s", present, next),
                    present.next());
        }
    }

    private static Failure conflict(Text what, Set<PlanStatus> possible) {
        String names = possible.stream().map(Enum::name).collect(Collectors.joining(", "));
        return new Failure(
                ProblemType.CONFLICT,
                possible.isEmpty()
                        ? new Text(what.chinese() + "；已无可改", what.english() + "; no move is left")
                        : new Text(what.chinese() + "；可为：" + names, what.english() + "; possible: " + names));
    }
}
