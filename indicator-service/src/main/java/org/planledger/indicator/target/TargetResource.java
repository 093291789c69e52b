package org.planledger.indicator.target;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.version.VersionedAnswers;

/// Targets over HTTP.
@Path("/v1/targets")
@Tag(name = "Targets", description = "What an indicator is to reach (rule book, section 4).")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetResource {
    private final Targets targets;

    TargetResource(Targets targets) {
        this.targets = targets;
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.WRITE_TARGETS)
    @Operation(operationId = "putTarget", summary = "Creates or changes a target")
    @APIResponseSchema(value = Target.class, responseCode = "200", responseDescription = "It was there; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Target.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<Target> put(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, @NotNull Target target) {
        return VersionedAnswers.of(targets.put(id, target, ifMatch), Feed.INDICATOR);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getTarget", summary = "Reads a target")
    public RestResponse<Target> get(@PathParam("id") String id) {
        return VersionedAnswers.of(targets.get(id));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permission.WRITE_TARGETS)
    @Operation(
            operationId = "deleteTarget",
            summary = "Withdraws a target",
            description = "Refused (409) while it is the parent of other targets.")
    @APIResponse(responseCode = "204", description = "It is withdrawn")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<Void> delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return VersionedAnswers.of(targets.delete(id, ifMatch), Feed.INDICATOR);
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "listTargets", summary = "Lists targets by id")
    public Page<Target> list(
            @QueryParam("plan") String plan,
            @QueryParam("task") String task,
            @QueryParam("indicator") String indicator,
            @QueryParam("region") String region,
            @QueryParam("status") TargetStatus status,
            @BeanParam @Valid PageRequest page) {
        return targets.list(new TargetFilter(plan, task, indicator, region, status), page);
    }
}
