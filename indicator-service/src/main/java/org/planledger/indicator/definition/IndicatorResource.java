package org.planledger.indicator.definition;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.version.VersionedAnswers;

/// Indicators over HTTP.
@Path("/v1/indicators")
@Tag(name = "Indicators", description = "What is counted, and how (rule book, section 2).")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class IndicatorResource {
    private final Indicators indicators;

    IndicatorResource(Indicators indicators) {
        this.indicators = indicators;
    }

    @PUT
    @Path("/{code}")
    @PermissionsAllowed(Permission.WRITE_TARGETS)
    @Operation(
            operationId = "putIndicator",
            summary = "Creates or changes an indicator",
            description = "Unit, aggregation, reporting, direction and frequency cannot change, and decimals cannot go"
                    + " below those of stored figures, once figures exist (409).")
    @APIResponseSchema(
            value = Indicator.class,
            responseCode = "200",
            responseDescription = "It was there; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Indicator.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<Indicator> put(
            @PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, @NotNull Indicator indicator) {
        return VersionedAnswers.of(indicators.put(code, indicator, ifMatch), Feed.INDICATOR);
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getIndicator", summary = "Reads an indicator")
    public RestResponse<Indicator> get(@PathParam("code") String code) {
        return VersionedAnswers.of(indicators.get(code));
    }

    @DELETE
    @Path("/{code}")
    @PermissionsAllowed(Permission.WRITE_TARGETS)
    @Operation(
            operationId = "deleteIndicator",
            summary = "Withdraws an indicator",
            description = "Refused (409) while targets, figures or derived indicators use it.")
    @APIResponse(responseCode = "204", description = "It is withdrawn")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<Void> delete(@PathParam("code") String code, @HeaderParam("If-Match") String ifMatch) {
        return VersionedAnswers.of(indicators.delete(code, ifMatch), Feed.INDICATOR);
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "listIndicators", summary = "Lists indicators by code")
    public Page<Indicator> list(
            @QueryParam("q") @Parameter(description = "Text in the code or the name.") String text,
            @QueryParam("unit") @Parameter(description = "The unit of measure.") String unit,
            @QueryParam("frequency") Frequency frequency,
            @QueryParam("derived") @Parameter(description = "Only derived ones, or only plain ones.") Boolean derived,
            @BeanParam @Valid PageRequest page) {
        return indicators.list(new IndicatorFilter(text, unit, frequency, derived), page);
    }
}
