package org.planledger.indicator.actual.template;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.answer.TakesTurnLater;
import org.planledger.kernel.problem.Language;

/// Workbooks to fill in over HTTP.
@Path("/v1/actuals/template")
@Tag(name = "Actuals")
@Produces(TemplateResource.WORKBOOK)
@RunOnVirtualThread
public class TemplateResource {
    static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Templates templates;

    TemplateResource(Templates templates) {
        this.templates = templates;
    }

    @GET
    @TakesTurnLater
    @PermissionsAllowed(Permission.POST_FIGURES)
    @Operation(
            operationId = "getTemplate",
            summary = "Makes a workbook in which the figures due for a month are filled in",
            description = "A row for each figure that is due in the region, for the unit, or both, with the figure of"
                    + " the period before and of the same period a year before. It is sent to /v1/actuals/imports;"
                    + " rows that nobody has filled in are no figures. Without a unit, a login that is limited to units is"
                    + " given the figures that it may post. At most 5,000 rows.")
    @APIResponse(
            responseCode = "200",
            description = "The workbook",
            content = @Content(mediaType = WORKBOOK, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RestResponse<byte[]> get(
            @QueryParam("region") @Parameter(description = "This region alone, without those inside it.") String region,
            @QueryParam("unit") @Parameter(description = "What is due for this unit.") String unit,
            @QueryParam("month") @Parameter(description = "The last month of the figures' periods.", required = true)
                    YearMonth month,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String languages) {
        Language language = Language.preferredOf(languages);
        return ResponseBuilder.ok(templates.make(region, unit, month, language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(region, unit, month))
                .build();
    }

    private static String attachment(String region, String unit, YearMonth month) {
        String name = unit == null ? region : unit;
        return "attachment; filename=\"actuals-%1$s.xlsx\"; filename*=UTF-8''%2$s"
                .formatted(
                        month,
                        URLEncoder.encode("数据填报 " + name + " " + month + ".xlsx", StandardCharsets.UTF_8)
                                .replace("+", "%20"));
    }
}
