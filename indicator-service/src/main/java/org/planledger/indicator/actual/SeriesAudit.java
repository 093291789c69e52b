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
/// @param brokenAt the first place where the chain does not hold; null when it does
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

        @Schema(description = "The first place where the chain does not hold.")
        Break brokenAt) {

    /// A place where the chain does not hold: the revision there, or one just before it, was changed, put in
    /// or taken out.
    ///
    /// @param position the place in the series, from 1; one more than the last when the end does not fit
    /// @param period null behind the last revision
    /// @param revision null behind the last revision
    /// @param recordedAt null behind the last revision
    @Schema(description = "A place where the chain of revisions does not hold.")
    public record Break(@NotNull Integer position, Period period, Integer revision, Instant recordedAt) {}
}
