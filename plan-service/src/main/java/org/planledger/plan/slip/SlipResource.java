package org.planledger.plan.slip;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.PostedBy;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.request.IdempotencyKey;
import org.planledger.kernel.version.VersionedAnswers;
import org.planledger.plan.write.WriteAnswers;

/// The supervision slips.
@Path("/v1/slips")
@Tag(name = "Slips", description = "督办单: blue, yellow and red slips, issued on warnings.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SlipResource {
    private final Slips slips;
    private final Login login;
    private final WriteAnswers answers;

    SlipResource(Slips slips, Login login, WriteAnswers answers) {
        this.slips = slips;
        this.login = login;
        this.answers = answers;
    }

    @POST
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(operationId = "issueSlip", summary = "Issues a slip on a warning")
    @APIResponse(
            responseCode = "201",
            description = "It is issued",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Slip.class)))
    @APIResponseSchema(
            value = Slip.class,
            responseCode = "200",
            responseDescription = "The same was issued before with this Idempotency-Key")
    public RestResponse<Slip> issue(
            @HeaderParam(PostedBy.HEADER) @Parameter(description = PostedBy.DESCRIPTION) String postedBy,
            @HeaderParam(IdempotencyKey.HEADER) @Parameter(description = IdempotencyKey.DESCRIPTION) String key,
            @NotNull NewSlip slip) {
        return answers.ofUnpublished(
                Slips.KIND, slips.issue(slip, login.name(postedBy), IdempotencyKey.of(key, login.name())));
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "listSlips", summary = "Lists slips, oldest first")
    public Page<Slip> list(@BeanParam @Valid SlipFilter filter, @BeanParam @Valid PageRequest page) {
        return slips.list(filter, page);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getSlip", summary = "Gives one slip with all its steps")
    public RestResponse<Slip> get(@PathParam("id") long id) {
        return VersionedAnswers.of(slips.get(id));
    }

    @POST
    @Path("{id}/steps")
    @PermissionsAllowed({Permission.ANSWER_SLIPS, Permission.SUPERVISE})
    @Operation(
            operationId = "addSlipStep",
            summary = "Answers, returns, accepts or closes a slip",
            description = "An issued or returned slip is answered; an answer is accepted or returned; what is accepted"
                    + " is closed. A slip can be closed before that, with the reason. Steps are never changed.")
    @APIResponseSchema(value = Slip.class, responseCode = "200", responseDescription = "It is done")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Slip> step(
            @PathParam("id") long id,
            @HeaderParam("If-Match") @Parameter(description = "The version of the slip that the step is for, \"1\".")
                    String ifMatch,
            @HeaderParam(PostedBy.HEADER) @Parameter(description = PostedBy.DESCRIPTION) String postedBy,
            @NotNull NewStep step) {
        return answers.ofUnpublished(Slips.KIND, slips.step(id, ifMatch, step, login.name(postedBy)));
    }
}
