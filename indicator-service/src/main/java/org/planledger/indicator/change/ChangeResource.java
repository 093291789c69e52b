package org.planledger.indicator.change;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.answer.TakesTurnLater;
import org.planledger.kernel.feed.FeedCursor;

/// The changes of this service, for those who follow it.
@Path("/v1/changes")
@Tag(name = "Changes", description = "What changed, in an order in which nothing is skipped.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChangeResource {
    private final Changes changes;

    ChangeResource(Changes changes) {
        this.changes = changes;
    }

    @GET
    @TakesTurnLater
    @PermissionsAllowed(Permission.READ_CHANGES)
    @Operation(
            operationId = "readChanges",
            summary = "Reads what changed after a cursor, oldest first",
            description = "Indicators, targets and days off come in their present state, withdrawn ones as tombstones;"
                    + " every revision of a figure is a change of its own.")
    public ChangePage read(
            @QueryParam("after") @Parameter(description = "The cursor of the page before; none for the beginning.")
                    String after,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(10_000) int limit,
            @QueryParam("wait")
                    @DefaultValue("0")
                    @Min(0)
                    @Max(30)
                    @Parameter(description = "How many seconds to wait when there is nothing yet.")
                    int wait,
            @QueryParam("kind") @Parameter(description = "Only these kinds; all when left out.")
                    List<ChangeKind> kinds) {
        return changes.read(FeedCursor.parse(after), kinds, limit, Duration.ofSeconds(wait));
    }
}
