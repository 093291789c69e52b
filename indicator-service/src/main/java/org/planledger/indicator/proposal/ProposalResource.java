package org.planledger.indicator.proposal;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.access.Permission;

/// Proposed targets over HTTP.
@Path("/v1/target-proposals")
@Tag(name = "Targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProposalResource {
    private final Proposals proposals;

    ProposalResource(Proposals proposals) {
        this.proposals = proposals;
    }

    @POST
    @PermissionsAllowed(
            value = {Permission.WRITE_TARGETS, Permission.READ},
            inclusive = true)
    @Operation(
            operationId = "adoptTargets",
            summary = "Makes what a plan wants to reach its targets, with the indicators that they need",
            description =
                    "All of them or none. Each target measures the indicator that it names, or the one that has the"
                            + " name and unit, or a new one. Sent again it changes nothing. Of a target that is there already"
                            + " what a plan does not say stays: baseline, milestones, tolerance, weight, parent and revisions.")
    @APIResponseSchema(value = AdoptedTargets.class, responseCode = "200", responseDescription = "They are targets now")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<AdoptedTargets> adopt(
            @QueryParam("dryRun")
                    @Parameter(
                            description =
                                    "true: nothing is stored, and the plan and its tasks are not looked up, so that"
                                            + " a plan can be tried that is not there yet.")
                    Boolean dryRun,
            @NotNull @Valid ProposedTargets proposed) {
        return proposals.adopt(proposed, Boolean.TRUE.equals(dryRun));
    }
}
