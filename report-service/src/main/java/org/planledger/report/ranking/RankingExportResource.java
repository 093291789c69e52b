package org.planledger.report.ranking;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.report.export.CsvFile;
import org.planledger.report.export.Download;
import org.planledger.report.export.ExportTerms;
import org.planledger.report.export.FileName;
import org.planledger.report.standing.Asking;

/// Who stands best, as a file.
@Path("/v1/rankings.csv")
@Tag(name = "Exports")
@Produces(CsvFile.MEDIA_TYPE)
@RunOnVirtualThread
public class RankingExportResource {
    private static final Text KIND = new Text("排名", "ranking");

    private final Rankings rankings;

    RankingExportResource(Rankings rankings) {
        this.rankings = rankings;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "exportRankingsCsv",
            summary = "Gives a whole ranking as CSV",
            description =
                    "One row for each region, unit or plan, in the order of listRankings, of those that it shows. RFC 4180, UTF-8,"
                            + " headings and words by Accept-Language. Text that a spreadsheet would take for a formula has an"
                            + " apostrophe in front.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            headers =
                    @Header(
                            name = "Content-Disposition",
                            description = "The name of the file.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response csv(
            @BeanParam @Valid RankingFilter filter, @BeanParam @Valid Asking asking, @BeanParam ExportTerms terms) {
        PageRequest whole = new PageRequest();
        whole.limit = Integer.MAX_VALUE;
        Ranking ranking = rankings.page(filter, asking, whole);
        Language language = terms.language();
        FileName name = FileName.of(
                "rankings-" + ranking.by(),
                ranked(ranking.by()).in(language),
                KIND,
                new Text(ranking.asOf().toString(), ranking.asOf().toString()),
                language,
                "csv");
        return Download.of(
                CsvFile.of(RankingTable.TABLE, ranking.groups(), language, terms.bom),
                CsvFile.MEDIA_TYPE + ";charset=UTF-8",
                name,
                language,
                null);
    }

    private static Text ranked(RankedBy by) {
        return switch (by) {
            case REGION -> new Text("地区", "Regions");
            case UNIT -> new Text("单位", "Units");
            case PLAN -> new Text("计划", "Plans");
        };
    }
}
