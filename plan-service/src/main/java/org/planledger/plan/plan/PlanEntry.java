package org.planledger.plan.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A plan as a list shows it; see [Plan].
///
/// @param tasks how many tasks it has
@Schema(description = "A plan as a list shows it.")
public record PlanEntry(
        String code,
        String title,
        String documentNumber,
        String issuer,
        LocalDate issuedOn,
        String region,
        YearMonth from,
        YearMonth to,
        PlanStatus status,
        String superiorPlan,

        @Schema(description = "How many tasks it has.") int tasks) {

    /// The same without the code of a plan that is not there for who reads it.
    PlanEntry without(Set<String> unseen) {
        return superiorPlan == null || !unseen.contains(superiorPlan)
                ? this
                : new PlanEntry(code, title, documentNumber, issuer, issuedOn, region, from, to, status, null, tasks);
    }
}
