package org.planledger.indicator.actual;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.planledger.kernel.period.Period;
import org.planledger.kernel.version.VersionedAnswers;

/// Single figures over HTTP.
@Path("/v1/actuals")
@Tag(name = "Actuals", description = "Actual figures, with every revision (rule book, section 2).")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ActualResource {
    private final Actuals actuals;
    private final Audits audits;
    private final Caller caller;

    ActualResource(Actuals actuals, Audits audits, Caller caller) {
        this.actuals = actuals;
        this.audits = audits;
        this.caller = caller;
    }

    @PUT
    @Path("/{indicator}/{region}/{period}")
    @PermissionsAllowed(Permission.POST_FIGURES)
    @Operation(
            operationId = "putActual",
            summary = "Posts a figure",
            description = "What differs from the present figure is stored as a further revision; the same figure again"
                    + " changes nothing. Of two who post at once, one is told (409).")
    @APIResponseSchema(
            value = PostedActual.class,
            responseCode = "200",
            responseDescription = "It was there; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PostedActual.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<PostedActual> put(
            @PathParam("indicator") String indicator,
            @PathParam("region") String region,
            @PathParam("period") Period period,
            @HeaderParam("If-Match") @Parameter(description = "The revision that is to be replaced, \"3\".")
                    String ifMatch,
            @HeaderParam(PostedBy.HEADER) @Parameter(description = PostedBy.DESCRIPTION) String postedBy,
            @NotNull Figure figure) {
        return VersionedAnswers.of(
                actuals.post(new FigureKey(indicator, region, period), figure, ifMatch, caller.name(postedBy)),
                Feed.INDICATOR);
    }

    @GET
    @Path("/{indicator}/{region}/{period}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getActual", summary = "Reads a figure as it stands now")
    public RestResponse<Actual> get(
            @PathParam("indicator") String indicator,
            @PathParam("region") String region,
            @PathParam("period") Period period) {
        return VersionedAnswers.of(actuals.get(new FigureKey(indicator, region, period)));
    }

    @DELETE
    @Path("/{indicator}/{region}/{period}")
    @PermissionsAllowed(Permission.POST_FIGURES)
    @Operation(
            operationId = "deleteActual",
            summary = "Withdraws a figure",
            description = "The withdrawal is a revision; all earlier ones stay.")
    @APIResponse(responseCode = "204", description = "It is withdrawn")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<Void> delete(
            @PathParam("indicator") String indicator,
            @PathParam("region") String region,
            @PathParam("period") Period period,
            @HeaderParam("If-Match") @Parameter(description = "The revision that is to be withdrawn, \"3\".")
                    String ifMatch,
            @HeaderParam(PostedBy.HEADER) @Parameter(description = PostedBy.DESCRIPTION) String postedBy,
            @QueryParam("reason")
                    @Size(max = Figure.LONGEST_REASON)
                    @Parameter(description = "Why; a FINAL figure is withdrawn for a reason only.")
                    String reason) {
        return VersionedAnswers.of(
                actuals.withdraw(new FigureKey(indicator, region, period), ifMatch, reason, caller.name(postedBy)),
                Feed.INDICATOR);
    }

    @GET
    @Path("/{indicator}/{region}/{period}/revisions")
    @PermissionsAllowed(Permission.READ_REVISIONS)
    @Operation(operationId = "listRevisions", summary = "Lists every revision of a figure, oldest first")
    public Page<RecordedRevision> revisions(
            @PathParam("indicator") String indicator,
            @PathParam("region") String region,
            @PathParam("period") Period period,
            @BeanParam @Valid PageRequest page) {
        return actuals.revisions(new FigureKey(indicator, region, period), page);
    }

    @GET
    @Path("/{indicator}/{region}/audit")
    @PermissionsAllowed(Permission.READ_REVISIONS)
    @Operation(
            operationId = "auditSeries",
            summary = "Shows whether the history of an indicator in a region is as it was written",
            description = "Computes anew the hash of each revision, which the next one carries.")
    public SeriesAudit audit(@PathParam("indicator") String indicator, @PathParam("region") String region) {
        return audits.audit(indicator, region);
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listActuals",
            summary = "Lists figures as they stand now, by indicator, region and period")
    public Page<Actual> list(
            @QueryParam("indicator") String indicator,
            @QueryParam("region") String region,
            @QueryParam("from") @Parameter(description = "The first month that a period may cover.") YearMonth from,
            @QueryParam("to") @Parameter(description = "The last month that a period may cover.") YearMonth to,
            @BeanParam @Valid PageRequest page) {
        return actuals.list(new ActualFilter(indicator, region, from, to), page);
    }
}
