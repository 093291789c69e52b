package org.planledger.plan.plan;

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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.request.LargestBody;
import org.planledger.kernel.version.VersionedAnswers;
import org.planledger.plan.write.WriteAnswers;

/// The plans, each a whole document.
@Path("/v1/plans")
@Tag(name = "Plans")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PlanResource {
    private final Plans plans;
    private final WriteAnswers answers;

    PlanResource(Plans plans, WriteAnswers answers) {
        this.plans = plans;
        this.answers = answers;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "listPlans", summary = "Lists plans in the order of their codes")
    public Page<PlanEntry> list(@BeanParam PlanFilter filter, @BeanParam @Valid PageRequest page) {
        return plans.list(filter, page);
    }

    @GET
    @Path("{plan}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getPlan", summary = "Gives a plan as one document")
    public RestResponse<Plan> get(@PathParam("plan") String code) {
        return VersionedAnswers.of(plans.get(code));
    }

    @PUT
    @Path("{plan}")
    @LargestBody(megabytes = Plan.MOST_MEGABYTES)
    @PermissionsAllowed(Permission.WRITE_PLANS)
    @Operation(
            operationId = "putPlan",
            summary = "Creates or changes a plan as a whole",
            description =
                    "What is left out is gone afterwards. A plan that is already so is left alone. It has at most 4 MB.")
    @APIResponseSchema(value = Plan.class, responseCode = "200", responseDescription = "It was there; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Plan.class)))
    public RestResponse<Plan> put(
            @PathParam("plan") String code, @HeaderParam("If-Match") String ifMatch, @NotNull Plan document) {
        return answers.of(Plans.KIND, plans.put(code, ifMatch, document));
    }

    @DELETE
    @Path("{plan}")
    @PermissionsAllowed(Permission.WRITE_PLANS)
    @Operation(
            operationId = "deletePlan",
            summary = "Withdraws a draft",
            description = "Only a draft to which no other plan refers can be withdrawn. A PUT brings it back.")
    @APIResponse(responseCode = "204", description = "It is withdrawn")
    public RestResponse<Void> delete(@PathParam("plan") String code, @HeaderParam("If-Match") String ifMatch) {
        return answers.of(Plans.KIND, plans.delete(code, ifMatch));
    }

    @PUT
    @Path("{plan}/status")
    @PermissionsAllowed(Permission.WRITE_PLANS)
    @Operation(
            operationId = "putPlanStatus",
            summary = "Moves a plan along its life",
            description = "DRAFT moves to IN_FORCE, IN_FORCE to EXPIRED, SUPERSEDED or REPEALED.")
    @APIResponseSchema(value = Plan.class, responseCode = "200", responseDescription = "The plan in its new status")
    public RestResponse<Plan> putStatus(
            @PathParam("plan") String code, @HeaderParam("If-Match") String ifMatch, @NotNull StatusChange change) {
        return answers.of(Plans.KIND, plans.putStatus(code, ifMatch, change));
    }
}
