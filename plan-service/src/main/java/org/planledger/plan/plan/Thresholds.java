package org.planledger.plan.plan;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// From which ratios on a target counts as on schedule, or as a little late only (rule book, section 6). Two thresholds
/// are equal by value, whatever their scale.
///
/// @param onTrackFrom the pace ratio from which a target is ON_TRACK; 0.95 unless given
/// @param behindFrom the pace ratio from which it is BEHIND, below it FAR_BEHIND; 0.80 unless given
/// @param nearFrom the attainment from which a target without pace is BEHIND, below it FAR_BEHIND; 0.90 unless given
@Schema(description = "From which ratios on a target is on schedule, or only a little late; each has a default.")
public record Thresholds(
        @Schema(description = "Pace ratio from which a target is ON_TRACK.", examples = "0.95", defaultValue = "0.95")
        @Positive
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 4)
        BigDecimal onTrackFrom,

        @Schema(description = "Pace ratio from which it is BEHIND, below it FAR_BEHIND.", defaultValue = "0.80")
        @Positive
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 4)
        BigDecimal behindFrom,

        @Schema(description = "Attainment from which a target without pace is BEHIND.", defaultValue = "0.90")
        @Positive
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 4)
        BigDecimal nearFrom) {

    public static final Thresholds USUAL = new Thresholds(null, null, null);

    public Thresholds {
        onTrackFrom = onTrackFrom == null ? new BigDecimal("0.95") : onTrackFrom;
        behindFrom = behindFrom == null ? new BigDecimal("0.80") : behindFrom;
        nearFrom = nearFrom == null ? new BigDecimal("0.90") : nearFrom;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Thresholds that
                && onTrackFrom.compareTo(that.onTrackFrom) == 0
                && behindFrom.compareTo(that.behindFrom) == 0
                && nearFrom.compareTo(that.nearFrom) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                onTrackFrom.stripTrailingZeros(), behindFrom.stripTrailingZeros(), nearFrom.stripTrailingZeros());
    }
}
