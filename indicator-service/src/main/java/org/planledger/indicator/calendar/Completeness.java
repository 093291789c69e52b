package org.planledger.indicator.calendar;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How complete and how punctual the figures of a month are.
///
/// @param due how many are due
/// @param posted how many of them are posted, on time or late
/// @param onTime how many of them were posted on time
/// @param overdue how many of them are missing though their deadline has passed
/// @param completeness posted / due, 4 places; null when none is due
/// @param onTimeRate onTime / due, 4 places; null when none is due
@Schema(description = "How complete and how punctual the figures of a month are.")
public record Completeness(
        @NotNull Long due,
        @NotNull Long posted,
        @NotNull Long onTime,
        @NotNull Long overdue,

        @Schema(description = "posted / due, 4 places; absent when none is due.")
        BigDecimal completeness,

        @Schema(description = "onTime / due, 4 places; absent when none is due.")
        BigDecimal onTimeRate) {
    private static final int PLACES = 4;

    static Completeness of(long due, long posted, long onTime, long overdue) {
        return new Completeness(due, posted, onTime, overdue, ratio(posted, due), ratio(onTime, due));
    }

    private static BigDecimal ratio(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
    }
}
