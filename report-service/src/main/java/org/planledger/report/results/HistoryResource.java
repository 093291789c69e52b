package org.planledger.report.results;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.report.standing.AskingAsKnown;

/// Where targets and plans stood month by month.
@Path("/v1")
@Tag(name = "Results")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HistoryResource {
    private final Results results;
    private final Histories histories;
    private final TaggedAnswers answers;

    HistoryResource(Results results, Histories histories, TaggedAnswers answers) {
        this.results = results;
        this.histories = histories;
        this.answers = answers;
    }

    @GET
    @Path("targets/{id}/history")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "getTargetHistory",
            summary = "Says where one target stood as of every month of its window",
            description =
                    "From the first month of the window to asOf, but no later than the last. Each month's result is"
                            + " the one that is answered for it alone, by the same figures.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(name = "ETag", description = TaggedAnswers.TAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TargetHistory.class)))
    @APIResponse(responseCode = "304", description = TaggedAnswers.UNCHANGED)
    public Response ofTarget(
            @PathParam("id") String target,
            @BeanParam @Valid AskingAsKnown asking,
            @BeanParam @Valid MonthPage page,
            @Context Request request) {
        page.after();
        Results.PlanAt at = results.ofTarget(target, asking);
        return answers.of(at, request, null, () -> histories.ofTarget(at, target, page));
    }

    @GET
    @Path("plans/{plan}/history")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "getPlanHistory",
            summary = "Gives a plan's summary as of every month of the plan",
            description =
                    "From the first month of the plan to asOf, but no later than the last. Each month's summary is"
                            + " the one that is answered for it alone, by the same figures.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(name = "ETag", description = TaggedAnswers.TAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PlanHistory.class)))
    @APIResponse(responseCode = "304", description = TaggedAnswers.UNCHANGED)
    public Response ofPlan(
            @PathParam("plan") String plan,
            @QueryParam("by") @DefaultValue("part") @Parameter(description = "By what the targets are grouped.")
                    Grouping by,
            @BeanParam @Valid AskingAsKnown asking,
            @BeanParam @Valid MonthPage page,
            @Context Request request) {
        page.after();
        Results.PlanAt at = results.at(plan, asking);
        return answers.of(at, request, null, () -> histories.ofPlan(at, by, page));
    }
}
