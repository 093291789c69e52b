package org.planledger.plan.plan;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// From which ratios, or how many points behind schedule, a target counts as late (rule book, sections 6 and 12). Two
/// thresholds are equal by value, whatever their scale.
///
/// @param scheme whether lateness is told by the pace ratio or by points; RATIO unless given
/// @param onTrackFrom the pace ratio from which a target is ON_TRACK; 0.95 unless given
/// @param behindFrom the pace ratio from which it is BEHIND, below it FAR_BEHIND; 0.80 unless given
/// @param nearFrom the attainment from which a target without pace is BEHIND, below it FAR_BEHIND; 0.90 unless given
/// @param yellowFromPoints the points behind schedule from which a target is BEHIND, below it ON_TRACK; 10 unless given
/// @param redAbovePoints the points up to which it is BEHIND, above it FAR_BEHIND; 30 unless given
@Schema(
        description = "From which ratios, or how many points behind schedule, a target is late; each has a default."
                + " nearFrom holds for targets without pace in both schemes.")
public record Thresholds(
        @Schema(
                description = "Whether lateness is told by the pace ratio (onTrackFrom, behindFrom) or by the points"
                        + " behind schedule (yellowFromPoints, redAbovePoints); RATIO unless given.")
        ThresholdScheme scheme,

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
        BigDecimal nearFrom,

        @Schema(
                description = "Points behind schedule from which a target is BEHIND, below it ON_TRACK.",
                defaultValue = "10")
        @Positive
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 4)
        BigDecimal yellowFromPoints,

        @Schema(
                description = "Points behind schedule up to which it is BEHIND, above it FAR_BEHIND.",
                defaultValue = "30")
        @Positive
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 4)
        BigDecimal redAbovePoints) {

    public static final Thresholds USUAL = new Thresholds(null, null, null, null, null, null);

    public Thresholds {
        scheme = scheme == null ? ThresholdScheme.RATIO : scheme;
        onTrackFrom = onTrackFrom == null ? new BigDecimal("0.95") : onTrackFrom;
        behindFrom = behindFrom == null ? new BigDecimal("0.80") : behindFrom;
        nearFrom = nearFrom == null ? new BigDecimal("0.90") : nearFrom;
        yellowFromPoints = yellowFromPoints == null ? new BigDecimal("10") : yellowFromPoints;
        redAbovePoints = redAbovePoints == null ? new BigDecimal("30") : redAbovePoints;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Thresholds that
                && scheme == that.scheme
                && numbers().equals(that.numbers());
    }

    @Override
    public int hashCode() {
        return 31 * scheme.hashCode() + numbers().hashCode();
    }

    private List<BigDecimal> numbers() {
        return Stream.of(onTrackFrom, behindFrom, nearFrom, yellowFromPoints, redAbovePoints)
                .map(BigDecimal::stripTrailingZeros)
                .toList();
    }
}
