package org.planledger.report.results;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.paging.PageRequest;

/// Where the targets of a plan stand, one by one and in groups.
@Path("/v1")
@Tag(name = "Results")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ResultsResource {
    private final Results results;

    ResultsResource(Results results) {
        this.results = results;
    }

    @GET
    @Path("plans/{plan}/results")
    @Operation(
            operationId = "listResults",
            summary = "Says for every target of a plan where it stands",
            description = "In the order of the tasks in the plan, then of the targets' ids.")
    public PlanResults list(
            @PathParam("plan") String plan,
            @BeanParam Asking asking,
            @BeanParam ResultFilter filter,
            @BeanParam @Valid PageRequest page) {
        return results.list(plan, asking, filter, page);
    }

    @GET
    @Path("plans/{plan}/summary")
    @Operation(
            operationId = "getSummary",
            summary = "Says where a plan stands as a whole and by part or lead unit",
            description = "A target whose task has several lead units counts fully for each of them and once in the"
                    + " total.")
    public PlanSummary summary(
            @PathParam("plan") String plan,
            @QueryParam("by") @DefaultValue("part") @Parameter(description = "By what the targets are grouped.")
                    Grouping by,
            @BeanParam Asking asking) {
        return results.summary(plan, by, asking);
    }

    @GET
    @Path("targets/{id}/result")
    @Operation(operationId = "getResult", summary = "Says where one target stands")
    public TargetStanding one(@PathParam("id") String target, @BeanParam Asking asking) {
        return results.one(target, asking);
    }
}
