package org.planledger.plan.document;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.request.BulkBody;
import org.planledger.kernel.request.StoresNothing;
import org.planledger.plan.document.compare.Comparison;
import org.planledger.plan.document.compare.ComparisonRequest;
import org.planledger.plan.document.compare.ReadingComparison;

/// Official documents, read automatically.
@Path("/v1/documents")
@Tag(name = "Documents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DocumentResource {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String PDF = "application/pdf";

    private final Documents documents;

    DocumentResource(Documents documents) {
        this.documents = documents;
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
                            + " phrase, its place in the text and how sure the reading is. A document has 5 MB at the most.")
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
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String declared, InputStream document)
            throws IOException {
        return documents.read(document, declared);
    }
}
