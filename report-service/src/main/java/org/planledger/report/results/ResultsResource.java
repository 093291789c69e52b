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
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Language;
import org.planledger.report.standing.AskingAsKnown;

/// Where the targets of a plan stand, one by one and in groups.
@Path("/v1")
@Tag(name = "Results")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ResultsResource {
    private final Results results;
    private final TaggedAnswers answers;

    ResultsResource(Results results, TaggedAnswers answers) {
        this.results = results;
        this.answers = answers;
    }

    @GET
    @Path("plans/{plan}/results")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listResults",
            summary = "Says for every target of a plan where it stands",
            description =
                    "In the order of the tasks in the plan, then of the targets' ids, or as sort says. A cursor goes"
                            + " on in the sort that it comes from.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(name = "ETag", description = TaggedAnswers.TAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PlanResults.class)))
    @APIResponse(responseCode = "304", description = TaggedAnswers.UNCHANGED)
    public Response list(
            @PathParam("plan") String plan,
            @BeanParam @Valid AskingAsKnown asking,
            @BeanParam ResultFilter filter,
            @QueryParam("sort") @DefaultValue("plan") @Parameter(description = ResultSort.DESCRIPTION) ResultSort sort,
            @BeanParam @Valid PageRequest page,
            @BeanParam Explaining explaining,
            @Context Request request) {
        filter.check();
        ResultPlace after = ResultPlace.before(page, sort);
        Results.PlanAt at = results.at(plan, asking);
        Language language = explaining.language();
        return answers.of(at, request, language, () -> results.list(at, filter, sort, after, page.limit, language));
    }

    @GET
    @Path("plans/{plan}/summary")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "getSummary",
            summary = "Says where a plan stands as a whole and by part, lead unit, strength or region",
            description = "A target whose task has several lead units counts fully for each of them and once in the"
                    + " total.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(name = "ETag", description = TaggedAnswers.TAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PlanSummary.class)))
    @APIResponse(responseCode = "304", description = TaggedAnswers.UNCHANGED)
    public Response summary(
            @PathParam("plan") String plan,
            @QueryParam("by") @DefaultValue("part") @Parameter(description = "By what the targets are grouped.")
                    Grouping by,
            @BeanParam @Valid AskingAsKnown asking,
            @Context Request request) {
        Results.PlanAt at = results.at(plan, asking);
        return answers.of(at, request, null, () -> results.summary(at, by));
    }

    @GET
    @Path("targets/{id}/result")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getResult", summary = "Says where one target stands")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(name = "ETag", description = TaggedAnswers.TAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TargetStanding.class)))
    @APIResponse(responseCode = "304", description = TaggedAnswers.UNCHANGED)
    public Response one(
            @PathParam("id") String target,
            @BeanParam @Valid AskingAsKnown asking,
            @BeanParam Explaining explaining,
            @Context Request request) {
        Results.PlanAt at = results.ofTarget(target, asking);
        Language language = explaining.language();
        return answers.of(at, request, language, () -> results.one(at, target, language));
    }
}
