package org.planledger.indicator.actual.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ImportResource {
    static final String CSV = "text/csv";

    private final Imports imports;

    ImportResource(Imports imports) {
        this.imports = imports;
    }

    @POST
    @BulkBody
    @Consumes(CSV)
    @Operation(
            operationId = "importActuals",
            summary = "Posts many figures at once",
            description = "All are stored, or none: a file with faults is answered with every fault and its line."
                    + " CSV in UTF-8 has the header indicator,region,period,value and, if wanted, status, source and"
                    + " note, in any order; JSON is an array of objects with these fields. A figure may stand in a"
                    + " file once.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportRow[].class)),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        example = "indicator,region,period,value\npm25,371503,2023-04,41\n")
            })
    public RestResponse<ImportSummary> importCsv(InputStream body, @Context HttpHeaders headers) throws IOException {
        ImportEncoding.check(headers);
        return answer(imports.importCsv(body));
    }

    @POST
    @BulkBody
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public RestResponse<ImportSummary> importJson(InputStream body, @Context HttpHeaders headers) throws IOException {
        ImportEncoding.check(headers);
        return answer(imports.importJson(body));
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
