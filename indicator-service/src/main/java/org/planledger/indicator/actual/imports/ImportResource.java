package org.planledger.indicator.actual.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.request.BulkBody;

/// Figures in bulk over HTTP. The address is one, the reader of the body depends on its content type.
@Path("/v1/actuals/imports")
@Tag(name = "Actuals")
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
    private final FigureFiles files;

    ImportResource(Imports imports, FigureFiles files) {
        this.imports = imports;
        this.files = files;
    }

    @POST
    @BulkBody
    @Consumes({CSV, OTHER_CSV, BROWSER_CSV})
    @Operation(
            operationId = "importActuals",
            summary = "Posts many figures at once",
            description = "All are stored, or none: a file with faults is answered with every fault, its line and its"
                    + " column. CSV (UTF-8, GB18030 or GBK; comma, semicolon or tab) and the first sheet of a workbook"
                    + " (or the one named 数据) have the header indicator,region,period,value and, if wanted, status,"
                    + " source, note, reason and year, in any order, in English or Chinese; or they are wide, with"
                    + " indicator, region, and a column for each period. JSON is an array of objects with these fields,"
                    + " NDJSON one object a line. A figure may stand in a file once.")
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
    public RestResponse<ImportSummary> importCsv(
            InputStream body, @Context HttpHeaders headers, @BeanParam @Valid TableYear year) throws IOException {
        return answer(imports.importFile(files.csv(body, headers, year.year)));
    }

    @POST
    @BulkBody
    @Consumes(WORKBOOK)
    @Operation(hidden = true)
    public RestResponse<ImportSummary> importWorkbook(
            InputStream body, @Context HttpHeaders headers, @BeanParam @Valid TableYear year) throws IOException {
        return answer(imports.importFile(files.workbook(body, headers, year.year)));
    }

    @POST
    @BulkBody
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public RestResponse<ImportSummary> importJson(InputStream body, @Context HttpHeaders headers) throws IOException {
        return answer(imports.importFile(files.json(body, headers)));
    }

    @POST
    @BulkBody
    @Consumes({JSON_LINES, OTHER_JSON_LINES})
    @Operation(hidden = true)
    public RestResponse<ImportSummary> importJsonLines(InputStream body, @Context HttpHeaders headers)
            throws IOException {
        return answer(imports.importFile(files.jsonLines(body, headers)));
    }

    private static RestResponse<ImportSummary> answer(ImportResult result) {
        RestResponse.ResponseBuilder<ImportSummary> answer = RestResponse.ResponseBuilder.ok(result.summary());
        if (result.transaction() != null) {
            ChangeToken token = new ChangeToken(ChangeToken.Feed.INDICATOR, result.transaction());
            answer.header(ChangeTokens.HEADER, token.toString());
        }
        return answer.build();
    }
}
