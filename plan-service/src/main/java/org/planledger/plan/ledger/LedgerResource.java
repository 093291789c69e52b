package org.planledger.plan.ledger;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
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
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.request.IdempotencyKey;
import org.planledger.kernel.version.VersionedAnswers;
import org.planledger.kernel.version.Written;
import org.planledger.plan.write.WriteAnswers;

/// The work ledger of a plan.
@Path("/v1/plans/{plan}")
@Tag(name = "Work ledger", description = "工作台账: entries on tasks, never overwritten.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LedgerResource {
    private final Ledger ledger;
    private final Login login;
    private final WriteAnswers answers;

    LedgerResource(Ledger ledger, Login login, WriteAnswers answers) {
        this.ledger = ledger;
        this.login = login;
        this.answers = answers;
    }

    @POST
    @Path("tasks/{number}/entries")
    @PermissionsAllowed(Permission.WRITE_ENTRIES)
    @Operation(
            operationId = "addEntry",
            summary = "Enters something on a task",
            description = "An entry is never changed or taken back. A problem is open until a RESOLUTION about it is"
                    + " entered. A MEASURE promises recovery by a month.")
    @APIResponse(
            responseCode = "201",
            description = "It was entered",
            headers =
                    @Header(
                            name = ChangeTokens.HEADER,
                            description = "Of a MEASURE: what a reader sends as ?after= to report-service to see it.",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LedgerEntry.class)))
    @APIResponseSchema(
            value = LedgerEntry.class,
            responseCode = "200",
            responseDescription = "The same was entered before with this Idempotency-Key")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<LedgerEntry> add(
            @PathParam("plan") String plan,
            @PathParam("number") String number,
            @HeaderParam(PostedBy.HEADER) @Parameter(description = PostedBy.DESCRIPTION) String postedBy,
            @HeaderParam(IdempotencyKey.HEADER) @Parameter(description = IdempotencyKey.DESCRIPTION) String key,
            @NotNull NewEntry entry) {
        Written<LedgerEntry> written =
                ledger.add(plan, number, entry, login.name(postedBy), IdempotencyKey.of(key, login.name()));
        return written.stored().value().isPublished()
                ? answers.of(Ledger.KIND, written)
                : answers.ofUnpublished(Ledger.KIND, written);
    }

    @GET
    @Path("tasks/{number}/entries")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "listEntriesOfTask", summary = "Lists the entries on a task, oldest first")
    public Page<LedgerEntry> ofTask(
            @PathParam("plan") String plan,
            @PathParam("number") String number,
            @BeanParam EntryFilter filter,
            @BeanParam @Valid PageRequest page) {
        return ledger.list(plan, number, filter, page);
    }

    @GET
    @Path("entries")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "listEntries", summary = "Lists the entries on all tasks of a plan, oldest first")
    public Page<LedgerEntry> ofPlan(
            @PathParam("plan") String plan, @BeanParam EntryFilter filter, @BeanParam @Valid PageRequest page) {
        return ledger.list(plan, null, filter, page);
    }

    @GET
    @Path("entries/{id}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getEntry", summary = "Gives one entry")
    public RestResponse<LedgerEntry> get(@PathParam("plan") String plan, @PathParam("id") long id) {
        return VersionedAnswers.of(ledger.get(plan, id));
    }
}
