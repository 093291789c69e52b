package org.planledger.plan.slip;

import jakarta.enterprise.context.ApplicationScoped;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.plan.access.Caller;
import org.planledger.plan.access.Refusal;
import org.planledger.plan.access.Sight;

/// Who may do what with a slip that they see: the addressee answers, who supervises the plan's region does
/// the rest.
@ApplicationScoped
class SlipRights {
    private final SlipStore store;
    private final Caller caller;

    SlipRights(SlipStore store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    /// @param region the code of the region that the plan is for
    /// @throws Failure of type FORBIDDEN when the caller may not issue slips on its plans
    void mayIssue(String region) {
        Refusal.unlessReached(
                caller.sight(),
                region,
                "plan",
                Text.of("此登录不能就地区“%s”的计划发督办单", "this login may not issue slips on plans of the region \"%s\"", region));
    }

    /// @throws Failure of type FORBIDDEN when the caller may not do this with the slip
    void may(SlipAction action, Slip slip) {
        if (action == SlipAction.ANSWER) {
            mayAnswer(slip);
        } else {
            maySupervise(action, slip);
        }
    }

    private void mayAnswer(Slip slip) {
        Sight sight = caller.sight();
        String unit = slip.addressee();
        Text refused = Text.of("此登录不能替单位“%s”回复督办单", "this login may not answer slips for the unit \"%s\"", unit);
        if (!caller.may(Permission.ANSWER_SLIPS)) {
            throw Refusal.of(
                    "action", refused, Text.of("由有 %s 权限的登录办理", "a login that has %s", Permission.ANSWER_SLIPS));
        }
        if (sight.reach().units().contains(unit)) {
            return;
        }
        if (!sight.reach().everyUnit()) {
            throw Refusal.ofUnits(sight, "action", refused, "发给单位 %s 的督办单", "a slip to the unit %s");
        }
        Refusal.unlessReached(sight, store.place(slip.id()).addressee(), "action", refused);
    }

    private void maySupervise(SlipAction action, Slip slip) {
        String region = store.place(slip.id()).plan();
        Text refused = Text.of(
                "此登录不能对地区“%1$s”计划的督办单进行%2$s",
                "this login may not do %2$s with slips on plans of the region \"%1$s\"", region, action.title());
        if (!caller.may(Permission.SUPERVISE)) {
            throw Refusal.of("action", refused, Text.of("由有 %s 权限的登录办理", "a login that has %s", Permission.SUPERVISE));
        }
        Refusal.unlessReached(caller.sight(), region, "action", refused);
    }
}
