package org.planledger.indicator.actual.imports;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.indicator.suspicion.Suspicion;
import org.planledger.kernel.period.Period;

/// A suspicion against a figure of a file, in the language of the request.
///
/// @param place where the figure is in the file: a line, or a place in a JSON array
/// @param message what is suspicious
/// @param expected what would not be
@Schema(description = "A suspicion against a figure of the file; it warns and does not refuse.")
public record ImportSuspicion(
        @NotNull @Schema(description = "Where it is in the file: a line, or a place in a JSON array.")
        String place,

        @NotNull String indicator,
        @NotNull String region,
        @NotNull Period period,
        @NotNull Suspicion code,
        @NotNull String message,
        @NotNull String expected) {}
