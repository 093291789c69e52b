package org.planledger.indicator.actual;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A figure as it is posted for an indicator, a region and a period.
///
/// @param value the figure in the indicator's unit, with no more decimals than the indicator has
/// @param status PROVISIONAL when left out
/// @param source where it comes from; null when nobody said
/// @param note what there is to say about it; null when nothing
/// @param reason why the present figure is revised; a FINAL one needs it
@Schema(description = "A figure as it is posted.")
public record Figure(
        @NotNull @Schema(description = "The figure in the indicator's unit; 0 is a figure like any other.")
        BigDecimal value,

        @Schema(description = "PROVISIONAL when left out.") ActualStatus status,

        @Size(max = LONGEST_SOURCE) @Schema(description = "Where it comes from.")
        String source,

        @Size(max = LONGEST_NOTE) @Schema(description = "What there is to say about it.")
        String note,

        @Size(max = LONGEST_REASON)
        @Schema(description = "Why the present figure is revised; a FINAL one is revised for a reason only.")
        String reason) {
    public static final int LONGEST_SOURCE = 200;
    public static final int LONGEST_NOTE = 1000;
    public static final int LONGEST_REASON = 1000;

    Figure withDefaults() {
        return new Figure(value, Objects.requireNonNullElse(status, ActualStatus.PROVISIONAL), source, note, reason);
    }

    /// @param author who posts; null when it is not known
    RevisionHash.Content by(String author) {
        return new RevisionHash.Content(value, status == ActualStatus.FINAL, source, note, reason, author);
    }
}
