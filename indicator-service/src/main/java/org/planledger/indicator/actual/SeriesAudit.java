package org.planledger.indicator.actual;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;

/// Whether the history of an indicator in a region is as it was written; see [RevisionHash].
///
/// @param revisions how many revisions there are
/// @param intact whether each revision carries the hash of the one before it, and the series that of the last
/// @param head the hash of the last revision, in hexadecimal: whoever keeps it can later show that what was
/// there then is there still
/// @param brokenAt the first revision that does not fit the chain; null when all do
@Schema(description = "Whether the history of an indicator in a region is as it was written.")
public record SeriesAudit(
        @NotNull String indicator,
        @NotNull String region,
        @NotNull Integer revisions,

        @NotNull
        @Schema(
                description =
                        "Whether each revision carries the hash of the one before it, and the series the last one's.")
        Boolean intact,

        @NotNull @Schema(description = "The hash that the series keeps of its last revision, in hexadecimal.")
        String head,

        @Schema(description = "The first revision that does not fit the chain; absent when all do.")
        Break brokenAt) {

    /// The first revision that does not fit the chain: its content does not give the hash that the next one carries
    /// (of the last revision: that the series keeps), or that hash was changed, which cannot be told apart. It is
    /// also named when the series should have ended before it, and of the first one when the hash that it carries
    /// itself is not that of the series' key.
    ///
    /// @param position its place in the series, from 1
    /// @param period null when the revision is missing
    /// @param revision null when it is missing
    /// @param recordedAt null when it is missing
    @Schema(
            description = "The first revision that does not fit the chain: its content does not give the hash that the"
                    + " next one carries (of the last: that the series keeps), or that hash was changed, which cannot"
                    + " be told apart. Without period, revision and recordedAt when the revision at this position is"
                    + " missing.")
    public record Break(@NotNull Integer position, Period period, Integer revision, Instant recordedAt) {}
}
