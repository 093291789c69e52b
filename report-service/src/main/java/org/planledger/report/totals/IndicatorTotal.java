package org.planledger.report.totals;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.answer.ValueSpread;
import org.planledger.report.attainment.RegionalTotal.SpanValue;
import org.planledger.report.follow.Freshness;

/// What an indicator comes to over several regions (rule book, sections 7 and 15).
///
/// @param unit the indicator's unit of measure
/// @param region the region above those that are added up
/// @param total its value is null where the indicator cannot be added, or nobody has figures
/// @param spread how the regions' values lie; null when none has one
/// @param regions by their codes
@Schema(description = "What an indicator comes to over several regions.")
public record IndicatorTotal(
        @Schema(required = true) String indicator,
        @Schema(required = true) String indicatorName,

        @Schema(required = true, description = "The indicator's unit of measure.")
        String unit,

        @Schema(required = true, description = "The region above those that are added up.")
        String region,

        @Schema(required = true) YearMonth from,
        @Schema(required = true) YearMonth to,
        @Schema(required = true) Freshness freshness,

        @Schema(
                required = true,
                description = "All regions together. Flows and stocks are added, a derived indicator is recomputed from"
                        + " the added components of the regions that have both, and a level has no total. Of several"
                        + " regions through is the earliest one.")
        Total total,

        @Schema(description = "How the regions' values lie; absent when none has one.")
        ValueSpread spread,

        @Schema(required = true, description = "By their codes.")
        List<OfRegion> regions) {

    /// What the indicator comes to in all regions together.
    ///
    /// @param value null where it cannot be added, or nobody has figures
    /// @param through the earliest of the last months that regions have reported; null when none has
    /// @param completeness reported / expected; null when nothing is expected
    @Schema(name = "TotalValue", description = "What the indicator comes to in all regions together.")
    public record Total(
            @Schema(description = "Absent where it cannot be added, or nobody has figures.")
            BigDecimal value,

            @Schema(description = "The earliest of the last months that regions have reported; absent when none has.")
            YearMonth through,

            @Schema(required = true) int expectedPeriods,
            @Schema(required = true) int reportedPeriods,

            @Schema(description = "Reported / expected periods.")
            BigDecimal completeness) {

        static Total of(SpanValue value) {
            return new Total(
                    value.value(),
                    value.through(),
                    value.expectedPeriods(),
                    value.reportedPeriods(),
                    value.completeness());
        }
    }

    /// What the indicator comes to in one region.
    ///
    /// @param name null when it is not known
    /// @param value null without figures
    /// @param through the last month that is reported; null without figures
    /// @param completeness reported / expected; null when nothing is expected
    @Schema(name = "RegionValue", description = "What the indicator comes to in one region.")
    public record OfRegion(
            @Schema(required = true, examples = "371503") String region,
            @Schema(examples = "茌平区") String name,
            @Schema(description = "Absent without figures.") BigDecimal value,

            @Schema(description = "The last month that is reported; absent without figures.")
            YearMonth through,

            @Schema(required = true) int expectedPeriods,
            @Schema(required = true) int reportedPeriods,

            @Schema(description = "Reported / expected periods.")
            BigDecimal completeness) {

        static OfRegion of(String region, String name, SpanValue value) {
            return new OfRegion(
                    region,
                    name,
                    value.value(),
                    value.through(),
                    value.expectedPeriods(),
                    value.reportedPeriods(),
                    value.completeness());
        }
    }
}
