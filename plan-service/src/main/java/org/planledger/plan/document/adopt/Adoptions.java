package org.planledger.plan.document.adopt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.planledger.client.indicator.model.AdoptedTargets;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.plan.access.Caller;
import org.planledger.plan.plan.Plan;
import org.planledger.plan.plan.Plans;
import org.planledger.plan.unit.Units;

/// Makes a confirmed reading a plan here, and indicators and targets in indicator-service. That is first tried there,
/// so that nothing is stored of a reading with faults. If indicator-service fails after the plan is stored, the same
/// request again stores the rest.
@ApplicationScoped
public class Adoptions {
    private final Plans plans;
    private final Units units;
    private final IndicatorService indicatorService;
    private final Caller caller;
    private final Audit audit;

    Adoptions(Plans plans, Units units, IndicatorService indicatorService, Caller caller, Audit audit) {
        this.plans = plans;
        this.units = units;
        this.indicatorService = indicatorService;
        this.caller = caller;
        this.audit = audit;
    }

    /// @throws Failure of type INVALID_REQUEST with all faults; otherwise as of a PUT of the plan, and as
    /// indicator-service refuses the goals
    public Written<Adoption> put(
            String code, String ifMatch, ConfirmedReading confirmed, boolean dryRun, Language language) {
        requirePlan(confirmed);
        plans.requireReach(confirmed.region());
        ProposedGoals goals = new ProposedGoals(code, confirmed);
        Faults ofGoals = new Faults();
        goals.addUnused(ofGoals);
        AdoptedTargets trial = tried(goals, language, ofGoals);
        Supplier<StoredPlan> storing = () -> storedPlan(code, ifMatch, confirmed, ofGoals);
        StoredPlan plan =
                dryRun ? takenBack(storing) : QuarkusTransaction.requiringNew().call(storing::get);
        AdoptedTargets adopted = dryRun ? trial : stored(goals, language);
        Written<Plan> written = plan.written();
        Adoption adoption = AdoptionAnswer.of(code, written.outcome(), plan.names(), goals, adopted);
        Versioned<Plan> stored = written.stored();
        return new Written<>(new Versioned<>(adoption, stored.version(), stored.transaction()), written.outcome());
    }

    private record StoredPlan(Written<Plan> written, UnitNames names) {}

    private static void requirePlan(ConfirmedReading confirmed) {
        if (confirmed.reading().plan() == null) {
            throw Failure.invalid(Violation.of(
                    "reading.plan",
                    "not-null",
                    Text.of("必须填写", "must be given"),
                    Text.of("计划的标题和起止月份", "the title and the first and last month of the plan")));
        }
    }

    /// @return null when there are faults of goals
    private AdoptedTargets tried(ProposedGoals goals, Language language, Faults faults) {
        try {
            return indicatorService.adopt(goals.toSend(), true, language);
        } catch (Failure refused) {
            if (refused.type() != ProblemType.INVALID_REQUEST
                    || refused.violations().isEmpty()) {
                throw refused.told(refused.detail(), goals.placed(refused.violations()));
            }
            // Of a plan without a first month that is said of each goal.
            goals.placed(refused.violations()).forEach(fault -> addOnce(fault, faults));
            return null;
        }
    }

    private <T> T takenBack(Supplier<T> work) {
        QuarkusTransaction.begin();
        try {
            return work.get();
        } finally {
            try {
                QuarkusTransaction.rollback();
            } finally {
                audit.takenBack();
            }
        }
    }

    /// What is wrong with units, goals and the plan is told together.
    private StoredPlan storedPlan(String code, String ifMatch, ConfirmedReading confirmed, Faults ofGoals) {
        Faults faults = new Faults();
        UnitNames names = unitsOf(confirmed, faults);
        ofGoals.found().forEach(fault -> addOnce(fault, faults));
        Plan present = plans.held(code).orElse(null);
        requireSightOfDrafts(present);
        AdoptedPlan adopted = new AdoptedPlan(confirmed, names.codes());
        Written<Plan> written = null;
        try {
            written = plans.put(code, ifMatch, adopted.of(code, present));
        } catch (Failure refused) {
            if (refused.type() != ProblemType.INVALID_REQUEST) {
                throw refused;
            }
            adopted.placed(refused.violations()).forEach(fault -> addOnce(fault, faults));
        }
        faults.throwIfAny();
        return new StoredPlan(written, names);
    }

    /// Which units are there is asked while nobody else makes them: two readings at once may name the same new one.
    private UnitNames unitsOf(ConfirmedReading confirmed, Faults faults) {
        boolean mayMake = caller.may(Permission.WRITE_DIRECTORY);
        if (mayMake) {
            units.hold();
        }
        UnitNames names = new UnitNames(confirmed, units.ofRegionAndAbove(confirmed.region()));
        names.read(confirmed.reading().tasks(), mayMake, faults);
        names.addUnused(faults);
        names.make(units::add, faults);
        return names;
    }

    /// A new plan is a draft, of which indicator-service would not take targets of who does not see it.
    private void requireSightOfDrafts(Plan present) {
        if (present == null && !caller.may(Permission.READ_DRAFTS)) {
            Text detail = Text.of("此登录看不到草稿，不能新建计划", "this login does not see drafts, so it cannot make a new plan");
            throw new Failure(
                    ProblemType.FORBIDDEN,
                    detail,
                    List.of(Violation.of(
                            null,
                            "not-allowed",
                            detail,
                            Text.of("有 drafts:read 权限的登录", "a login with the permission drafts:read"))));
        }
    }

    /// Both services look at some of it, such as the region.
    private static void addOnce(Violation fault, Faults faults) {
        boolean isSaid = faults.found().stream()
                .anyMatch(said ->
                        said.field().equals(fault.field()) && said.code().equals(fault.code()));
        if (!isSaid) {
            faults.add(fault);
        }
    }

    private AdoptedTargets stored(ProposedGoals goals, Language language) {
        try {
            return indicatorService.adopt(goals.toSend(), false, language);
        } catch (Failure refused) {
            Text detail = new Text(
                    refused.detail().chinese() + "；计划已保存，目标尚未建立，请重发同一请求",
                    refused.detail().english() + "; the plan is stored, its targets are not yet: send the same again");
            throw refused.told(detail, goals.placed(refused.violations()));
        }
    }
}
