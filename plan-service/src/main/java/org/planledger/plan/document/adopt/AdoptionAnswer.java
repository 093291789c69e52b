package org.planledger.plan.document.adopt;

import java.util.ArrayList;
import java.util.List;
import org.planledger.client.indicator.model.AdoptedTargets;
import org.planledger.client.indicator.model.OtherTarget;
import org.planledger.kernel.version.Written;
import org.planledger.plan.document.adopt.Adoption.AdoptedIndicator;
import org.planledger.plan.document.adopt.Adoption.AdoptedTarget;
import org.planledger.plan.document.adopt.Adoption.Origin;
import org.planledger.plan.document.adopt.Adoption.Suggestion;

/// Puts together what both services answer.
final class AdoptionAnswer {
    private AdoptionAnswer() {}

    static Adoption of(
            String plan, Written.Outcome outcome, UnitNames names, ProposedGoals goals, AdoptedTargets adopted) {
        List<AdoptedTarget> targets = new ArrayList<>();
        for (int i = 0; i < adopted.getTargets().size(); i++) {
            org.planledger.client.indicator.model.AdoptedTarget target =
                    adopted.getTargets().get(i);
            targets.add(new AdoptedTarget(
                    goals.taskOf(i),
                    target.getId(),
                    target.getIndicator(),
                    Written.Outcome.valueOf(target.getOutcome().name())));
        }
        return new Adoption(
                Boolean.TRUE.equals(adopted.getDryRun()),
                plan,
                outcome,
                names.told(),
                adopted.getIndicators().stream().map(AdoptionAnswer::told).toList(),
                targets,
                adopted.getOthers().stream().map(OtherTarget::getId).toList());
    }

    private static AdoptedIndicator told(org.planledger.client.indicator.model.AdoptedIndicator indicator) {
        return new AdoptedIndicator(
                indicator.getName(),
                indicator.getUnit(),
                indicator.getCode(),
                Origin.valueOf(indicator.getOutcome().name()),
                indicator.getSuggestions().stream()
                        .map(like -> new Suggestion(like.getCode(), like.getName(), like.getUnit(), like.getLikeness()))
                        .toList());
    }
}
