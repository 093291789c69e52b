package org.planledger.report.results;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.report.export.CsvFile;
import org.planledger.report.export.Download;
import org.planledger.report.export.ExportTerms;
import org.planledger.report.export.FileName;
import org.planledger.report.export.PlanTitles;
import org.planledger.report.export.Table;
import org.planledger.report.standing.AskingAsKnown;

/// Where the targets of a plan stand, as files. They have addresses of their own, so that a link is enough to get one,
/// and the JSON answers neither vary by Accept nor carry parameters that only files have.
@Path("/v1")
@Tag(name = "Exports")
@Produces(CsvFile.MEDIA_TYPE)
@RunOnVirtualThread
public class ResultsExportResource {
    private static final String ASKS = "Sent as If-None-Match it asks whether the file is still the same.";
    private static final String UNCHANGED = "The file is that of the If-None-Match.";
    private static final String NAMED = "The name of the file, with the plan's title.";

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Text RESULTS = new Text("结果", "results");

    private final Results results;
    private final AnswerForm form;
    private final PlanTitles titles;

    ResultsExportResource(Results results, AnswerForm form, PlanTitles titles) {
        this.results = results;
        this.form = form;
        this.titles = titles;
    }

    @GET
    @Path("plans/{plan}/results.csv")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "exportResultsCsv",
            summary = "Gives all results of a plan as CSV",
            description =
                    "One row for each target, in the order of listResults with the same sort, however many there are. RFC 4180,"
                            + " UTF-8, headings and words by Accept-Language. Text that a spreadsheet would take for a formula"
                            + " has an apostrophe in front.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            headers = {
                @Header(name = "ETag", description = ASKS, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Content-Disposition", description = NAMED, schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = UNCHANGED)
    public Response results(
            @PathParam("plan") String plan,
            @BeanParam @Valid AskingAsKnown asking,
            @BeanParam ResultFilter filter,
            @QueryParam("sort") @DefaultValue("plan") @Parameter(description = ResultSort.DESCRIPTION) ResultSort sort,
            @BeanParam ExportTerms terms,
            @Context Request request) {
        filter.check();
        Results.PlanAt at = results.at(plan, asking);
        return csv(at, ResultTable.TABLE, terms, request, RESULTS, () -> {
            Iterable<ResultTable.Row> rows =
                    ResultTable.rows(results.outcomes(at), results.admitting(at, filter), sort);
            return CsvFile.of(ResultTable.TABLE, rows, terms.language(), terms.bom);
        });
    }

    @GET
    @Path("plans/{plan}/summary.csv")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "exportSummaryCsv",
            summary = "Gives the summary of a plan as CSV",
            description = "One row for each group and, with the key total, one for the whole plan. RFC 4180, UTF-8,"
                    + " headings and words by Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            headers = {
                @Header(name = "ETag", description = ASKS, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Content-Disposition", description = NAMED, schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = UNCHANGED)
    public Response summary(
            @PathParam("plan") String plan,
            @QueryParam("by") @DefaultValue("part") @Parameter(description = "By what the targets are grouped.")
                    Grouping by,
            @BeanParam @Valid AskingAsKnown asking,
            @BeanParam ExportTerms terms,
            @Context Request request) {
        Results.PlanAt at = results.at(plan, asking);
        return csv(
                at,
                SummaryTable.TABLE,
                terms,
                request,
                new Text("汇总", "summary"),
                () -> CsvFile.of(
                        SummaryTable.TABLE,
                        SummaryTable.rows(results.summary(at, by), by),
                        terms.language(),
                        terms.bom));
    }

    @GET
    @Path("plans/{plan}/results.xlsx")
    @Produces(WORKBOOK)
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "exportResultsXlsx",
            summary = "Gives all results of a plan as a workbook",
            description =
                    "A sheet with the summary by part and a chart, then a sheet for each part with the rows of"
                            + " exportResultsCsv, each in the order of sort, coloured by their signals. Headings and words by Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "The workbook",
            headers = {
                @Header(name = "ETag", description = ASKS, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Content-Disposition", description = NAMED, schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = WORKBOOK, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = UNCHANGED)
    public Response workbook(
            @PathParam("plan") String plan,
            @BeanParam @Valid AskingAsKnown asking,
            @QueryParam("sort") @DefaultValue("plan") @Parameter(description = ResultSort.DESCRIPTION) ResultSort sort,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String languages,
            @Context Request request) {
        Results.PlanAt at = results.at(plan, asking);
        Language language = Language.preferredOf(languages);
        EntityTag tag =
                tag(at, "xlsx-" + SummaryTable.TABLE.digest(language) + "-" + ResultTable.TABLE.digest(language));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        String title = titles.of(at.plan());
        PlanWorkbook workbook =
                new PlanWorkbook(title, results.summary(at, Grouping.PART), results.outcomes(at), sort, language);
        FileName name =
                FileName.of(RESULTS.english() + "-" + at.plan(), title, RESULTS, at.standpoint(), language, "xlsx");
        return Download.of(workbook.file(), WORKBOOK, name, language, tag);
    }

    private Response csv(
            Results.PlanAt at,
            Table<?> table,
            ExportTerms terms,
            Request request,
            Text kind,
            Supplier<StreamingOutput> file) {
        Language language = terms.language();
        EntityTag tag = tag(at, "csv-" + table.digest(language) + (terms.bom ? "-bom" : ""));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        FileName name = FileName.of(
                kind.english() + "-" + at.plan(), titles.of(at.plan()), kind, at.standpoint(), language, "csv");
        return Download.of(file.get(), CsvFile.MEDIA_TYPE + ";charset=UTF-8", name, language, tag);
    }

    /// Stays the same for as long as the results do, and the form of the file.
    private EntityTag tag(Results.PlanAt at, String told) {
        return new EntityTag(at.tag(form, null).getValue() + "-" + told, true);
    }
}
