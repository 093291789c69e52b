package org.planledger.indicator.proposal;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An existing indicator that has a name like another.
///
/// @param likeness how like the names are, from 0 to 1
@Schema(description = "An existing indicator with a name like the plan's.")
public record SimilarIndicator(String code, String name, String unit, BigDecimal likeness) {}
