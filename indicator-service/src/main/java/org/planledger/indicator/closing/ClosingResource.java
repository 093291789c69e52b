package org.planledger.indicator.closing;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.version.VersionedAnswers;
import org.planledger.kernel.version.WriteHeaders;

/// Closings over HTTP, of a region and of a plan.
@Path("/v1/closings")
@Tag(name = "Closings", description = "Months that take no more figures.")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ClosingResource {
    private final Closings closings;
    private final Caller caller;

    ClosingResource(Closings closings, Caller caller) {
        this.closings = closings;
        this.caller = caller;
    }

    @PUT
    @Path("/{region}/{month}")
    @PermissionsAllowed(Permission.CLOSE_MONTHS)
    @Operation(
            operationId = "putClosing",
            summary = "Closes or reopens a month of a region",
            description =
                    "A closed month takes no figure whose period ends in it (409), but from an approver. Each region"
                            + " closes its own months: that of a city does not close those of its counties.")
    @Extension(name = WriteHeaders.UNPUBLISHED, value = "true", parseValue = true)
    @APIResponseSchema(value = Closing.class, responseCode = "200", responseDescription = "It was there; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "It is closed for the first time",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Closing.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<Closing> put(
            @PathParam("region") String region,
            @PathParam("month") YearMonth month,
            @HeaderParam(PostedBy.HEADER) @Parameter(description = PostedBy.DESCRIPTION) String postedBy,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull ClosingChange change) {
        return VersionedAnswers.ofUnpublished(
                closings.put(ClosingScope.ofRegion(region), month, change, caller.name(postedBy), ifMatch));
    }

    @PUT
    @Path("/plans/{plan}/{month}")
    @PermissionsAllowed(Permission.CLOSE_MONTHS)
    @Operation(
            operationId = "putPlanClosing",
            summary = "Closes or reopens a month of a plan",
            description =
                    "Closed are the figures that the plan's targets are measured by, in the targets' regions: of a"
                            + " derived indicator those of its two components.")
    @Extension(name = WriteHeaders.UNPUBLISHED, value = "true", parseValue = true)
    @APIResponseSchema(value = Closing.class, responseCode = "200", responseDescription = "It was there; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "It is closed for the first time",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Closing.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<Closing> putOfPlan(
            @PathParam("plan") String plan,
            @PathParam("month") YearMonth month,
            @HeaderParam(PostedBy.HEADER) @Parameter(description = PostedBy.DESCRIPTION) String postedBy,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull ClosingChange change) {
        return VersionedAnswers.ofUnpublished(
                closings.put(ClosingScope.ofPlan(plan), month, change, caller.name(postedBy), ifMatch));
    }

    @GET
    @Path("/{region}/{month}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getClosing", summary = "Reads whether a month of a region is closed")
    public RestResponse<Closing> get(@PathParam("region") String region, @PathParam("month") YearMonth month) {
        return VersionedAnswers.of(closings.get(ClosingScope.ofRegion(region), month));
    }

    @GET
    @Path("/plans/{plan}/{month}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getPlanClosing", summary = "Reads whether a month of a plan is closed")
    public RestResponse<Closing> getOfPlan(@PathParam("plan") String plan, @PathParam("month") YearMonth month) {
        return VersionedAnswers.of(closings.get(ClosingScope.ofPlan(plan), month));
    }

    @GET
    @Path("/{region}/{month}/history")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listClosingHistory",
            summary = "Lists every closing and reopening of a month of a region, oldest first")
    public Page<Closing> history(
            @PathParam("region") String region,
            @PathParam("month") YearMonth month,
            @BeanParam @Valid PageRequest page) {
        return closings.history(ClosingScope.ofRegion(region), month, page);
    }

    @GET
    @Path("/plans/{plan}/{month}/history")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listPlanClosingHistory",
            summary = "Lists every closing and reopening of a month of a plan, oldest first")
    public Page<Closing> historyOfPlan(
            @PathParam("plan") String plan, @PathParam("month") YearMonth month, @BeanParam @Valid PageRequest page) {
        return closings.history(ClosingScope.ofPlan(plan), month, page);
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listClosings",
            summary = "Lists the present state of the months that were ever closed, by month, kind and code")
    public Page<Closing> list(
            @QueryParam("region") String region,
            @QueryParam("plan") String plan,
            @QueryParam("month") YearMonth month,
            @QueryParam("status") ClosingStatus status,
            @BeanParam @Valid PageRequest page) {
        return closings.list(new ClosingFilter(region, plan, month, status), page);
    }
}
