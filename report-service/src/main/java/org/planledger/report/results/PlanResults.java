package org.planledger.report.results;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.Basis;
import org.planledger.report.standing.PreparedResult;

/// One page of a plan's results.
///
/// @param plan the plan's code
/// @param asOf the month as of which they are computed (rule book, section 1)
/// @param knownAt the moment up to which recorded figures count (section 11); null for all that are known now
/// @param basis by which goal targets are judged that were revised (section 16)
/// @param freshness how far the answer has followed the other services
/// @param results in the order that was asked for
/// @param nextCursor what to send as `cursor` for what follows; null when this page ends the list
@Schema(description = "One page of a plan's results.")
public record PlanResults(
        @Schema(required = true) String plan,

        @Schema(required = true, description = "The month as of which they are computed.")
        YearMonth asOf,

        @Schema(description = "The moment up to which recorded figures count; absent for all that are known now.")
        Instant knownAt,

        @Schema(required = true, description = "By which goal targets are judged that were revised.")
        Basis basis,

        @Schema(required = true) Freshness freshness,

        @Schema(
                required = true,
                type = SchemaType.ARRAY,
                implementation = TargetResult.class,
                description = "In the order that was asked for.")
        List<PreparedResult> results,

        @Schema(description = "What to send as cursor for what follows; absent on the last page.")
        String nextCursor) {}
