package org.planledger.report.signals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.feed.FeedPage;

/// One page of the change feed.
///
/// @param changes the changes, oldest first
/// @param cursor what to send as `after` for what follows
/// @param more whether the page was full, so that more is waiting
/// @param currentAt up to when whatever was committed has been delivered, once nothing more is waiting; a writer that
/// stays open keeps it back; null when it has stayed open since the service started
/// @param readAt when the page was read, by the same clock
@Schema(description = "One page of the change feed.")
public record ChangePage(
        @Schema(required = true, description = "The changes, oldest first.")
        List<Change> changes,

        @Schema(required = true, description = "What to send as after for what follows.")
        String cursor,

        @Schema(required = true, description = "Whether more is waiting.")
        boolean more,

        @Schema(
                description = "Up to when whatever was published has been delivered, once nothing more is waiting."
                        + " A writer that stays open keeps it back; absent when it has since the service started.")
        Instant currentAt,

        @Schema(required = true, description = "When the page was read, by the clock of currentAt.")
        Instant readAt) {

    /// @param page with places behind which nothing is told
    static ChangePage of(FeedPage<Optional<Change>> page) {
        return new ChangePage(
                page.changes().stream().flatMap(Optional::stream).toList(),
                page.cursor().toString(),
                page.more(),
                page.currentAt(),
                page.readAt());
    }
}
