package org.planledger.indicator.change;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One page of the changes.
///
/// @param changes oldest first
/// @param cursor what to send as `after` for what follows
/// @param more whether more is waiting
/// @param currentAt up to when whatever was committed has been delivered, once nothing more is waiting; a writer that
/// stays open keeps it back; null when it has stayed open since the service started
/// @param readAt when the page was read, by the same clock
@Schema(description = "One page of the changes.")
public record ChangePage(
        @NotNull List<Change> changes,

        @NotNull @Schema(description = "What to send as after for what follows.")
        String cursor,

        @NotNull @Schema(description = "Whether more is waiting.")
        Boolean more,

        @Schema(
                description = "Up to when whatever was committed has been delivered, once nothing more is waiting."
                        + " A writer that stays open keeps it back; absent when it has since the service started.")
        Instant currentAt,

        @NotNull @Schema(description = "When the page was read, by the clock of currentAt.")
        Instant readAt) {}
