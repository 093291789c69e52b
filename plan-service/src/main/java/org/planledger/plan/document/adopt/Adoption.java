package org.planledger.plan.document.adopt;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.version.Written;

/// What has become of a confirmed reading.
///
/// @param dryRun whether it was a trial, and nothing is stored
/// @param plan the code of the plan
/// @param outcome what became of the plan
/// @param units the units that the reading names, each once
/// @param indicators what its goals measure, each once
/// @param targets its goals, in the order of the reading
/// @param others the ids of further targets that the plan has and the reading does not; they stay as they are
@Schema(description = "What has become of a confirmed reading.")
public record Adoption(
        boolean dryRun,
        String plan,
        Written.Outcome outcome,
        List<AdoptedUnit> units,
        List<AdoptedIndicator> indicators,
        List<AdoptedTarget> targets,
        List<String> others) {

    /// Where a unit or an indicator comes from.
    @Schema(name = "AdoptionOrigin")
    public enum Origin {
        /// The person has chosen it.
        CHOSEN,
        /// It was there by this name, and unit.
        MATCHED,
        /// It is new.
        CREATED
    }

    /// A unit that the reading names.
    ///
    /// @param name the name as the document prints it
    /// @param code the code of the unit
    @Schema(description = "A unit that the reading names.")
    public record AdoptedUnit(String name, String code, Origin origin) {}

    /// What goals measure.
    ///
    /// @param name the name in the reading
    /// @param unit the unit in the reading; null for goals without, and for growth
    /// @param code the code of the indicator
    /// @param suggestions existing ones that may be meant instead, the likest first
    @Schema(description = "What goals of the reading measure.")
    public record AdoptedIndicator(
            String name, String unit, String code, Origin origin, List<Suggestion> suggestions) {}

    /// An existing indicator with a name like that of the reading.
    ///
    /// @param likeness how like the names are, from 0 to 1
    @Schema(description = "An existing indicator with a name like that of the reading.")
    public record Suggestion(String code, String name, String unit, BigDecimal likeness) {}

    /// A goal that is a target.
    ///
    /// @param task the number of its task
    /// @param id the key of the target
    /// @param indicator the code of the indicator that it measures
    /// @param outcome what became of it
    @Schema(description = "A goal of the reading that is a target.")
    public record AdoptedTarget(String task, String id, String indicator, Written.Outcome outcome) {}
}
