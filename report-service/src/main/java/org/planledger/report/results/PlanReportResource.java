package org.planledger.report.results;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.answer.AnswerTurn;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.report.export.Download;
import org.planledger.report.export.FileName;
import org.planledger.report.export.PlanFacts;
import org.planledger.report.export.PlanFactsStore;
import org.planledger.report.standing.AskingAsKnown;
import org.planledger.report.standing.WarningCache;

/// Where a plan stands, as a report to be read and printed.
@Path("/v1")
@Tag(name = "Exports")
@Produces(PlanReportResource.PDF)
@RunOnVirtualThread
public class PlanReportResource {
    static final String PDF = "application/pdf";
    private static final Text KIND = new Text("执行情况报告", "progress report");
    /// Counted up when the report is made otherwise.
    private static final int FORM = 3;

    private final Results results;
    private final AnswerForm form;
    private final PlanFactsStore plans;
    private final PlanReports reports;
    private final WarningCache warnings;
    private final Login login;
    private final AnswerTurn turn;

    PlanReportResource(
            Results results,
            AnswerForm form,
            PlanFactsStore plans,
            PlanReports reports,
            WarningCache warnings,
            Login login,
            AnswerTurn turn) {
        this.results = results;
        this.form = form;
        this.plans = plans;
        this.reports = reports;
        this.warnings = warnings;
        this.login = login;
        this.turn = turn;
    }

    @GET
    @Path("plans/{plan}/report.pdf")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "exportPlanReport",
            summary = "Gives a report of a plan as PDF",
            description = "Cover, summary with charts, the red list, every target by part, and the lead units, with the"
                    + " numbers of listResults and getSummary. In the language of Accept-Language. A 503 tells that"
                    + " too many reports are being made.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            headers = {
                @Header(
                        name = "ETag",
                        description = "Sent as If-None-Match it asks whether the results are still the same; how fresh"
                                + " they are does not count.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Content-Disposition",
                        description = "The name of the file, with the plan's title.",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The results are those of the If-None-Match.")
    public Response report(
            @PathParam("plan") String plan,
            @BeanParam @Valid AskingAsKnown asking,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String languages,
            @Context Request request)
            throws InterruptedException, IOException {
        Results.PlanAt at = results.at(plan, asking);
        Language language = Language.preferredOf(languages);
        EntityTag tag = new EntityTag(
                at.tag(form, null).getValue() + "-pdf-" + FORM + "-"
                        + language.locale().toLanguageTag(),
                true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        PlanFacts facts = plans.of(plan).orElseThrow(() -> Failure.notFound("计划", "plan", plan));
        PlanReport report = new PlanReport(
                facts,
                results.summary(at, Grouping.PART),
                results.summary(at, Grouping.UNIT),
                results.outcomes(at),
                warnings.monthsLate(at.key()),
                at.key().today(),
                language);
        FileName name = FileName.of("report-" + plan, facts.title(), KIND, at.standpoint(), language, "pdf");
        turn.giveBack();
        return Download.of(reports.make(login.name(), report::write).input(), PDF, name, language, tag);
    }
}
