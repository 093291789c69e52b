package org.planledger.plan.document.compare;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.document.DocumentReading;

/// Two readings that are to be compared, as they were answered or as a person has corrected them.
///
/// @param former the earlier one: the draft, or last year's plan
/// @param latter the later one
@Schema(description = "Two readings that are to be compared.")
public record ComparisonRequest(
        @NotNull @Valid DocumentReading former,
        @NotNull @Valid DocumentReading latter) {}
