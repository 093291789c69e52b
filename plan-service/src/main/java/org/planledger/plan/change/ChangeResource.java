package org.planledger.plan.change;

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

/// The change feed that report-service and other systems follow.
@Path("/v1/changes")
@Tag(name = "Changes")
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
            summary = "Gives the present state of everything that changed since the cursor",
            description = "Oldest change first, withdrawn things with deleted=true. No change is passed over, in"
                    + " whatever order writers commit. With wait, an empty page is held back until something changes.")
    public ChangePage read(
            @QueryParam("after")
                    @Parameter(description = "The cursor of the page before; without it, from the beginning.")
                    String after,
            @QueryParam("limit")
                    @DefaultValue("1000")
                    @Min(1)
                    @Max(10_000)
                    @Parameter(description = "How many changes at the most.")
                    int limit,
            @QueryParam("wait")
                    @DefaultValue("0")
                    @Min(0)
                    @Max(30)
                    @Parameter(description = "How many seconds to wait when nothing has changed yet.")
                    int wait,
            @QueryParam("kind") @Parameter(description = "Only these kinds; may be repeated.") List<ChangeKind> kinds) {
        return changes.read(FeedCursor.parse(after), kinds, limit, Duration.ofSeconds(wait));
    }
}
