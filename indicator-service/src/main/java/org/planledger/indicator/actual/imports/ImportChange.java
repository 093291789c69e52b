package org.planledger.indicator.actual.imports;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.indicator.actual.ActualStatus;
import org.planledger.indicator.actual.Outcome;
import org.planledger.kernel.period.Period;

/// A figure that an import has created or updated.
///
/// @param place where it is in the file: a line, or a place in a JSON array
/// @param before the figure as it was; null when there was none
/// @param after the figure as it is since
@Schema(description = "A figure that an import has created or updated.")
public record ImportChange(
        @NotNull @Schema(description = "Where it is in the file: a line, or a place in a JSON array.")
        String place,

        @NotNull String indicator,
        @NotNull String region,
        @NotNull Period period,
        @NotNull Outcome outcome,
        State before,
        @NotNull State after) {
    /// How many of them an answer lists.
    static final int MOST_LISTED = 1000;

    /// A figure before or after.
    ///
    /// @param value null when it was withdrawn
    /// @param source null when nobody said
    /// @param note null when there is nothing to say
    @Schema(description = "A figure before or after an import.")
    public record State(
            @Schema(description = "Absent when it was withdrawn.")
            BigDecimal value,

            @NotNull ActualStatus status,

            @Schema(description = "Where it comes from; absent when nobody said.")
            String source,

            @Schema(description = "What there is to say about it; absent when nothing.")
            String note,

            @NotNull Integer revision) {}

    /// @param figure with what was left out of it
    /// @param present null when there was none
    static ImportChange of(
            String place, PostedFigure figure, int revision, Outcome outcome, MergeStore.Present present) {
        return new ImportChange(
                place,
                figure.indicator(),
                figure.region(),
                figure.period(),
                outcome,
                present == null ? null : before(present),
                new State(figure.value(), figure.status(), figure.source(), figure.note(), revision));
    }

    private static State before(MergeStore.Present present) {
        return new State(
                present.value(),
                present.isFinal() ? ActualStatus.FINAL : ActualStatus.PROVISIONAL,
                present.source(),
                present.note(),
                present.revision());
    }
}
