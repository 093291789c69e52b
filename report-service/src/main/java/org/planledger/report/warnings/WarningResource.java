package org.planledger.report.warnings;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
import org.planledger.report.results.TaggedAnswers;
import org.planledger.report.standing.Asking;

/// What needs attention, over all plans.
@Path("/v1/warnings")
@Tag(name = "Warnings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WarningResource {
    private static final String SORT =
            "signal: the worst first, of the same signal those that are late for the longest; -monthsLate: those that are"
                    + " late for the longest first, of them the worst; since: the oldest signal first, of them the"
                    + " worst; plan: by plan, in its order. Equal ones are in the order of plan.";

    private final Warnings warnings;
    private final TaggedAnswers answers;

    WarningResource(Warnings warnings, TaggedAnswers answers) {
        this.warnings = warnings;
        this.answers = answers;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listWarnings",
            summary = "Lists every target that shows a signal",
            description =
                    "With since when, the signal before, how long it has been late, what is needed from now on and"
                            + " who leads. A cursor goes on in the sort that it comes from.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers =
                    @Header(name = "ETag", description = TaggedAnswers.TAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WarningList.class)))
    @APIResponse(responseCode = "304", description = TaggedAnswers.UNCHANGED)
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response list(
            @BeanParam WarningFilter filter,
            @BeanParam @Valid Asking asking,
            @QueryParam("sort") @DefaultValue("signal") @Parameter(description = SORT) WarningSort sort,
            @BeanParam @Valid PageRequest page,
            @Context Request request) {
        filter.check();
        WarningPlace after = WarningPlace.before(page, sort);
        Warnings.Asked asked = warnings.asked(filter, asking);
        return answers.of(
                asked.madeFrom(),
                asked.freshness(),
                request,
                () -> warnings.list(asked, filter, sort, after, page.limit));
    }
}
