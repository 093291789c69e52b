package org.planledger.report.breakdown;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.answer.ValueSpread;
import org.planledger.report.attainment.Breakdown;
import org.planledger.report.follow.Freshness;

/// How a target is broken down to others (指标分解; rule book, section 15).
///
/// @param asOf the month as of which the results are computed
/// @param target the target that is broken down
/// @param assigned the sum of the children's bounds; null where they cannot be added, none has one, or some child is
/// not seen
/// @param coverage assigned / bound; null where either is missing
/// @param childrenValue the sum of the children's values; null where they cannot be added, none has one, or some child
/// is not seen
/// @param spread how the children's values lie where they cannot be added; else null
/// @param missing the regions directly below the target's own that have no child
/// @param late the children that are late, missed or have broken their cap
/// @param warnings why the children may not add up to the target; empty when they do, or when some are not seen and
/// none of the seen ones is a reason
/// @param children by region, then by id
@Schema(description = "How a target is broken down to others (指标分解).")
public record TargetBreakdown(
        @Schema(required = true, description = "The month as of which the results are computed.")
        YearMonth asOf,

        @Schema(required = true) Freshness freshness,

        @Schema(required = true, description = "The target that is broken down.")
        TargetResult target,

        @Schema(
                description =
                        "The sum of the children's bounds; absent where they cannot be added, or none has one, and"
                                + " absent when some children are not seen.",
                examples = "12000")
        BigDecimal assigned,

        @Schema(
                description = "assigned / bound; absent where either is missing, and absent when some children are not"
                        + " seen.",
                examples = "1.0435")
        BigDecimal coverage,

        @Schema(
                description =
                        "The sum of the children's values; absent where they cannot be added, or none has one, and"
                                + " absent when some children are not seen.")
        BigDecimal childrenValue,

        @Schema(description = "How the children's values lie where they cannot be added, such as levels and shares.")
        ValueSpread spread,

        @Schema(required = true, description = "The regions directly below the target's own that have no child.")
        List<Region> missing,

        @Schema(required = true, description = "The ids of the children that are late, missed, or above their cap.")
        List<String> late,

        @Schema(
                required = true,
                description = "Why the children may not add up to the target; empty when they do. When some children"
                        + " are not seen, only what is about those that are.")
        List<Warning> warnings,

        @Schema(required = true, description = "By region, then by id.")
        List<TargetResult> children) {

    /// @param name null when it is not known
    @Schema(name = "RegionName", description = "A region.")
    public record Region(
            @Schema(required = true, examples = "371503") String region,
            @Schema(examples = "茌平区") String name) {}

    /// @param message in the language that was asked for
    /// @param targets the ids of the children that it is about; empty when it is about all of them together
    @Schema(name = "BreakdownWarning", description = "Why children may not add up to their parent.")
    public record Warning(
            @Schema(required = true) Breakdown.DoubtKind code,

            @Schema(required = true, description = "In the language of Accept-Language.")
            String message,

            @Schema(
                    required = true,
                    description = "The children that it is about; empty when it is about all of them together.")
            List<String> targets) {}
}
