package org.planledger.indicator.proposal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An indicator that proposed targets measure.
///
/// @param name its name in the plan
/// @param unit its unit in the plan; null when the plan does not say it
/// @param code its code
/// @param outcome where it comes from
/// @param suggestions existing ones that may be meant instead, the likest first; empty for one that is chosen
@Schema(description = "An indicator that proposed targets measure.")
public record AdoptedIndicator(
        String name, String unit, String code, IndicatorOutcome outcome, List<SimilarIndicator> suggestions) {}
