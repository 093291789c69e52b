package org.planledger.report.results;

import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.Basis;

/// The result of one target.
///
/// @param asOf the month as of which it is computed (rule book, section 1)
/// @param knownAt the moment up to which recorded figures count (section 11); null for all that are known now
/// @param basis by which goal targets are judged that were revised (section 16)
/// @param freshness how far the answer has followed the other services
@Schema(description = "The result of one target.")
public record TargetStanding(
        @Schema(required = true, description = "The month as of which it is computed.")
        YearMonth asOf,

        @Schema(description = "The moment up to which recorded figures count; absent for all that are known now.")
        Instant knownAt,

        @Schema(required = true, description = "By which goal targets are judged that were revised.")
        Basis basis,

        @Schema(required = true) Freshness freshness,
        @Schema(required = true) TargetResult result) {}
