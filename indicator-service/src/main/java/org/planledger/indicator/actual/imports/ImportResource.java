package org.planledger.indicator.actual.imports;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.indicator.caller.Caller;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.request.BulkBody;

/// Figures in bulk over HTTP. The address is one, the reader of the body depends on its content type.
@Path("/v1/actuals/imports")
@Tag(name = "Actuals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ImportResource {
    static final String CSV = "text/csv";
    static final String OTHER_CSV = "application/csv";
    /// What browsers say of a .csv file on a machine with Excel.
    static final String BROWSER_CSV = "application/vnd.ms-excel";

    static final String JSON_LINES = "application/x-ndjson";
    static final String OTHER_JSON_LINES = "application/jsonl";
    static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Imports imports;
    private final ImportQueries queries;
    private final ImportAnswers answers;
    private final Caller caller;
    private final Audit audit;

    ImportResource(Imports imports, ImportQueries queries, ImportAnswers answers, Caller caller, Audit audit) {
        this.imports = imports;
        this.queries = queries;
        this.answers = answers;
        this.caller = caller;
        this.audit = audit;
    }

    @POST
    @BulkBody
    @Consumes({CSV, OTHER_CSV, BROWSER_CSV})
    @PermissionsAllowed(Permission.POST_FIGURES)
    @Operation(
            operationId = "importActuals",
            summary = "Posts many figures at once",
            description = "A file with faults is answered with every fault, its line and its column; nothing of it is"
                    + " stored, or with mode=partial the figures without faults. CSV (UTF-8, GB18030 or GBK; comma,"
                    + " semicolon or tab) and the first sheet of a workbook (or the one named 数据) have the header"
                    + " indicator,region,period,value and, if wanted, status, source, note, reason and year, in any"
                    + " order, in English or Chinese; or they are wide, with indicator, region, and a column for each"
                    + " period. JSON is an array of objects with these fields, NDJSON one object a line. A figure may"
                    + " stand in a file once. A workbook with faults is answered with itself, the faults marked, to whom"
                    + " Accept names workbooks before JSON.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportRow[].class)),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        example = "indicator,region,period,value\npm25,371503,2023-04,41\n"),
                @Content(mediaType = JSON_LINES, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = WORKBOOK, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponseSchema(
            value = ImportAnswer.class,
            responseCode = "200",
            responseDescription = "What the import has done, or would do")
    @APIResponse(
            responseCode = "202",
            description = "The import has begun (Prefer: respond-async); Location is where to follow it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportState.class)))
    public RestResponse<Object> importCsv(
            InputStream body, @BeanParam @Valid TableParameters parameters, @Context HttpHeaders headers)
            throws IOException {
        return run(ImportFormat.CSV, body, parameters, headers);
    }

    @POST
    @PermissionsAllowed(Permission.POST_FIGURES)
    @BulkBody
    @Consumes(WORKBOOK)
    @Operation(hidden = true)
    public RestResponse<Object> importWorkbook(
            InputStream body, @BeanParam @Valid TableParameters parameters, @Context HttpHeaders headers)
            throws IOException {
        return run(ImportFormat.XLSX, body, parameters, headers);
    }

    @POST
    @PermissionsAllowed(Permission.POST_FIGURES)
    @BulkBody
    @Consumes(WORKBOOK)
    @Produces(WORKBOOK)
    @Operation(hidden = true)
    public RestResponse<byte[]> importWorkbookAndMark(
            InputStream body, @BeanParam @Valid TableParameters parameters, @Context HttpHeaders headers)
            throws IOException {
        Imports.Request request =
                parameters.request(ImportFormat.XLSX, acceptsWorkbook(headers), headers, caller, audit.call());
        return answers.written(run(request, body, parameters));
    }

    @POST
    @PermissionsAllowed(Permission.POST_FIGURES)
    @BulkBody
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public RestResponse<Object> importJson(
            InputStream body, @BeanParam @Valid ImportParameters parameters, @Context HttpHeaders headers)
            throws IOException {
        return run(ImportFormat.JSON, body, parameters, headers);
    }

    @POST
    @PermissionsAllowed(Permission.POST_FIGURES)
    @BulkBody
    @Consumes({JSON_LINES, OTHER_JSON_LINES})
    @Operation(hidden = true)
    public RestResponse<Object> importJsonLines(
            InputStream body, @BeanParam @Valid ImportParameters parameters, @Context HttpHeaders headers)
            throws IOException {
        return run(ImportFormat.NDJSON, body, parameters, headers);
    }

    /// The framework takes a type that is refused (`q=0`; RFC 9110, section 12.4.2) for one that is accepted.
    private static boolean acceptsWorkbook(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> WORKBOOK.equals(type.getType() + "/" + type.getSubtype()))
                .noneMatch(type ->
                        type.getParameters().getOrDefault("q", "1").strip().matches("0(\\.0*)?"));
    }

    private RestResponse<Object> run(
            ImportFormat format, InputStream body, ImportParameters parameters, HttpHeaders headers)
            throws IOException {
        return run(parameters.request(format, false, headers, caller, audit.call()), body, parameters);
    }

    private RestResponse<Object> run(Imports.Request request, InputStream body, ImportParameters parameters)
            throws IOException {
        Imports.Begun begun = imports.begin(request, body, parameters.waits());
        return begun.goesOn() ? answers.begun(queries.get(begun.id())) : answers.done(begun);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.POST_FIGURES)
    @Operation(operationId = "getImport", summary = "Shows an import and how far it is")
    public ImportState get(@PathParam("id") UUID id) {
        return queries.get(id);
    }

    @GET
    @PermissionsAllowed(Permission.POST_FIGURES)
    @Operation(operationId = "listImports", summary = "Lists imports, the latest first")
    public Page<ImportState> list(@BeanParam @Valid PageRequest page) {
        return queries.list(page);
    }
}
