package org.planledger.indicator.change;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.feed.FeedPage;

/// One page of the changes.
///
/// @param changes oldest first
/// @param cursor what to send as `after` for what follows
/// @param more whether more is waiting
@Schema(description = "One page of the changes.")
public record ChangePage(
        @NotNull List<Change> changes,
        @NotNull @Schema(description = "What to send as after for what follows.") String cursor,
        @NotNull @Schema(description = "Whether more is waiting.") Boolean more) {

    static ChangePage of(FeedPage<Change> page) {
        return new ChangePage(page.changes(), page.cursor().toString(), page.more());
    }
}
