package org.planledger.indicator.calendar;

import jakarta.validation.constraints.NotNull;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The figures of a month, of all regions or of one.
///
/// @param region null for all
/// @param whole each figure once
/// @param units by code; a figure that is due for several units counts for each of them, one that is due for
/// none only in the whole
@Schema(description = "How complete and how punctual the figures of a month are, in the whole and by unit.")
public record CalendarSummary(
        @NotNull YearMonth month,
        String region,

        @NotNull @Schema(description = "Each figure once.") Completeness whole,

        @NotNull @Schema(description = "By code; a figure that is due for several units counts for each of them.")
        List<OfUnit> units) {

    /// The figures that are due for a unit.
    @Schema(name = "UnitCompleteness", description = "The figures that are due for a unit.")
    public record OfUnit(@NotNull String unit, @NotNull Completeness figures) {}
}
