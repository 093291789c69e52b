package org.planledger.report.follow;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far an answer has followed the two services that it was made from.
///
/// @param plan what plan-service published
/// @param indicator what indicator-service published
@Schema(description = "How far the answer has followed the two services that it was made from.")
public record Freshness(
        @Schema(required = true, description = "What plan-service published.")
        FeedFreshness plan,

        @Schema(required = true, description = "What indicator-service published.")
        FeedFreshness indicator) {

    /// @param cursor the place in the feed up to which everything is in the answer
    /// @param currentAt when nothing more was waiting in the feed; null before it was first read to its end
    /// @param stale whether that is longer ago than a healthy feed takes, so that changes may be missing
    @Schema(description = "How far one feed was followed.")
    public record FeedFreshness(
            @Schema(
                    required = true,
                    description = "Everything up to this place in the feed is in the answer.",
                    examples = "7421-0")
            String cursor,

            @Schema(description = "When nothing more was waiting in the feed.")
            Instant currentAt,

            @Schema(required = true, description = "Whether that is so long ago that changes may be missing.")
            boolean stale) {}
}
