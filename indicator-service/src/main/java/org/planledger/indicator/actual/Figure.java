package org.planledger.indicator.actual;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A figure as it is posted for an indicator, a region and a period. Of what is left out, status, source and note stay
/// as they are where the value does; a new value is PROVISIONAL then, and takes neither source nor note from the old.
///
/// @param value the figure in the indicator's unit, with no more decimals than the indicator has
/// @param status null when left out
/// @param source where it comes from; null when left out
/// @param note what there is to say about it; null when left out
/// @param reason why the present figure is revised; a FINAL one needs it
@Schema(description = "A figure as it is posted.")
public record Figure(
        @NotNull @Schema(description = "The figure in the indicator's unit; 0 is a figure like any other.")
        BigDecimal value,

        @Schema(description = "When left out, as it is where the value stays the same, else PROVISIONAL.")
        ActualStatus status,

        @Size(max = LONGEST_SOURCE)
        @Schema(description = "Where it comes from. When left out, as it is where the value stays the same.")
        String source,

        @Size(max = LONGEST_NOTE)
        @Schema(description = "What there is to say about it. When left out, as it is where the value stays the same.")
        String note,

        @Size(max = LONGEST_REASON)
        @Schema(description = "Why the present figure is revised; a FINAL one is revised for a reason only.")
        String reason) {
    public static final int LONGEST_SOURCE = 200;
    public static final int LONGEST_NOTE = 1000;
    public static final int LONGEST_REASON = 1000;

    /// The figure with what was left out of it.
    ///
    /// @param present the revision that it follows; null when there is none
    Figure after(Revision present) {
        boolean stays = present != null
                && value != null
                && !present.withdrawn()
                && present.value().compareTo(value) == 0;
        if (!stays) {
            return new Figure(
                    value, Objects.requireNonNullElse(status, ActualStatus.PROVISIONAL), source, note, reason);
        }
        return new Figure(
                value,
                Objects.requireNonNullElse(status, present.status()),
                source == null ? present.source() : source,
                note == null ? present.note() : note,
                reason);
    }

    /// @param author who posts; null when it is not known
    RevisionHash.Content by(String author) {
        return new RevisionHash.Content(value, status == ActualStatus.FINAL, source, note, reason, author);
    }
}
