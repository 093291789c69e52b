package org.planledger.plan.document;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.request.BulkBody;
import org.planledger.kernel.request.LargestBody;
import org.planledger.kernel.request.StoresNothing;
import org.planledger.kernel.version.Written;
import org.planledger.plan.document.adopt.Adoption;
import org.planledger.plan.document.adopt.Adoptions;
import org.planledger.plan.document.adopt.ConfirmedReading;
import org.planledger.plan.document.compare.Comparison;
import org.planledger.plan.document.compare.ComparisonRequest;
import org.planledger.plan.document.compare.ReadingComparison;
import org.planledger.plan.plan.Plan;
import org.planledger.plan.plan.Plans;
import org.planledger.plan.write.WriteAnswers;

/// Official documents, read automatically.
@Path("/v1/documents")
@Tag(name = "Documents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DocumentResource {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String PDF = "application/pdf";

    private final Documents documents;
    private final Adoptions adoptions;
    private final WriteAnswers answers;

    DocumentResource(Documents documents, Adoptions adoptions, WriteAnswers answers) {
        this.documents = documents;
        this.adoptions = adoptions;
        this.answers = answers;
    }

    @POST
    @Path("compare")
    @Consumes(MediaType.APPLICATION_JSON)
    @StoresNothing
    @PermissionsAllowed(Permission.WRITE_PLANS)
    @Operation(
            operationId = "compareReadings",
            summary = "Says in what two readings differ, and stores nothing",
            description =
                    "Of the draft and the final plan, or of last year's plan and this year's: tasks added, dropped and"
                            + " changed; numbers set where none stood, raised and lowered.")
    public Comparison compare(@NotNull @Valid ComparisonRequest readings) {
        return ReadingComparison.of(readings.former(), readings.latter());
    }

    @PUT
    @Path("plans/{plan}")
    @Consumes(MediaType.APPLICATION_JSON)
    @LargestBody(megabytes = Plan.MOST_MEGABYTES)
    @PermissionsAllowed(Permission.WRITE_PLANS)
    @Operation(
            operationId = "putDocument",
            summary = "Makes a confirmed reading a plan with indicators and targets",
            description =
                    "A new plan is a draft. Units and indicators are found by their names, indicators by name and unit;"
                            + " an indicator that is not there is made, and those with names like it are suggested. The goals"
                            + " become targets with ids such as chiping-2023-2025-51-1. Nothing is stored of a reading with"
                            + " faults. Sent again it changes nothing; if indicator-service has failed after the plan was"
                            + " stored (503), the same again stores the rest. What a document does not say stays as it is.")
    @APIResponseSchema(value = Adoption.class, responseCode = "200", responseDescription = "It was there; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "The plan is new",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Adoption.class)))
    public RestResponse<Adoption> put(
            @PathParam("plan") String plan,
            @QueryParam("dryRun") @Parameter(description = "true: nothing is stored; the answer says what would be.")
                    Boolean dryRun,
            @HeaderParam("If-Match") String ifMatch,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @NotNull @Valid ConfirmedReading confirmed) {
        boolean isTrial = Boolean.TRUE.equals(dryRun);
        Written<Adoption> adopted = adoptions.put(plan, ifMatch, confirmed, isTrial, Language.preferredOf(languages));
        return isTrial ? RestResponse.ok(adopted.stored().value()) : answers.of(Plans.KIND, adopted);
    }

    @POST
    @Consumes({MediaType.TEXT_PLAIN, MediaType.TEXT_HTML, DOCX, PDF, MediaType.APPLICATION_OCTET_STREAM})
    @BulkBody
    @StoresNothing
    @PermissionsAllowed(Permission.WRITE_PLANS)
    @Operation(
            operationId = "readDocument",
            summary = "Reads a plan out of its document, and stores nothing",
            description =
                    "Gives the plan's properties, parts, tasks with their units, and the candidate targets, each with its"
                            + " phrase, its place in the text and how sure the reading is; with warnings of what was probably not"
                            + " read. A document has 5 MB at the most.")
    @RequestBody(
            required = true,
            description = "The document as it was published.",
            content = {
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = DOCX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public DocumentReading read(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String declared,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            InputStream document)
            throws IOException {
        return documents.read(document, declared, Language.preferredOf(languages));
    }
}
