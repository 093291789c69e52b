package org.planledger.indicator.target;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.indicator.caller.Caller;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.PostedBy;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.version.VersionedAnswers;

/// Revisions of targets over HTTP.
@Path("/v1/targets/{id}/revisions")
@Tag(name = "Targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetRevisionResource {
    private final TargetRevisions revisions;
    private final Caller caller;

    TargetRevisionResource(TargetRevisions revisions, Caller caller) {
        this.revisions = revisions;
        this.caller = caller;
    }

    @PUT
    @Path("/{month}")
    @PermissionsAllowed(Permission.WRITE_TARGETS)
    @Operation(
            operationId = "putTargetRevision",
            summary = "Changes the goal of a target from a month on",
            description = "The goal holds for results as of this month and later ones, until the month of the next"
                    + " revision; earlier months stay judged by what held then. The month lies in the target's window,"
                    + " after its first. Another goal for the same month takes the place of the former, which stays"
                    + " listed.")
    @APIResponseSchema(
            value = TargetRevision.class,
            responseCode = "200",
            responseDescription = "The month had a revision; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "The first revision of the month",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TargetRevision.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<TargetRevision> put(
            @PathParam("id") String target,
            @PathParam("month") YearMonth month,
            @HeaderParam(PostedBy.HEADER) @Parameter(description = PostedBy.DESCRIPTION) String postedBy,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull GoalChange change) {
        return VersionedAnswers.of(
                revisions.put(target, month, change, caller.name(postedBy), ifMatch), Feed.INDICATOR);
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listTargetRevisions",
            summary = "Lists the original goal of a target and every revision in the order of recording")
    public Page<TargetRevision> list(@PathParam("id") String target, @BeanParam @Valid PageRequest page) {
        return revisions.list(target, page);
    }
}
