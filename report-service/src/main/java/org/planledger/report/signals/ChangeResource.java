package org.planledger.report.signals;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.answer.TakesTurnLater;
import org.planledger.kernel.feed.FeedCursor;

/// The change feed that other systems follow.
@Path("/v1/changes")
@Tag(name = "Changes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChangeResource {
    private final SignalChanges changes;

    ChangeResource(SignalChanges changes) {
        this.changes = changes;
    }

    @GET
    @TakesTurnLater
    @PermissionsAllowed(Permission.READ_CHANGES)
    @Operation(
            operationId = "readChanges",
            summary = "Gives every change of the signals that targets of plans in force show, since the cursor",
            description =
                    "Oldest change first, each once, with the rule and the thresholds that gave it; deleted=true when"
                            + " the target is gone or its plan no longer in force. With wait, an empty page is held back until"
                            + " something changes. A login is told what was published of targets and plans whose regions it sees.")
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
                    int wait) {
        return changes.read(FeedCursor.parse(after), limit, Duration.ofSeconds(wait));
    }
}
