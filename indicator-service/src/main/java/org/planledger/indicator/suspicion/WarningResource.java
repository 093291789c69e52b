package org.planledger.indicator.suspicion;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.indicator.caller.Caller;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.PostedBy;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.version.WriteHeaders;

/// Warnings over HTTP.
@Path("/v1/actuals/warnings")
@Tag(name = "Actuals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WarningResource {
    private final Warnings warnings;
    private final Caller caller;

    WarningResource(Warnings warnings, Caller caller) {
        this.warnings = warnings;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listWarnings",
            summary = "Lists the warnings against figures, by indicator, region, period and revision")
    public Page<RecordedWarning> list(
            @QueryParam("region") String region,
            @QueryParam("indicator") String indicator,
            @QueryParam("open")
                    @Parameter(
                            description = "true: those that nobody has explained; false: those that are explained or"
                                    + " whose figure was revised.")
                    Boolean open,
            @BeanParam @Valid PageRequest page) {
        return warnings.list(new WarningFilter(region, indicator, open), page);
    }

    @PUT
    @Path("/{indicator}/{region}/{period}/explanation")
    @PermissionsAllowed(Permission.POST_FIGURES)
    @Operation(
            operationId = "explainWarnings",
            summary = "Gives the reason why a figure is right though it is suspicious",
            description = "The open warnings of the figure are explained by it; the figure stays as it is. The answer"
                    + " has every warning of the present revision.")
    @Extension(name = WriteHeaders.UNPUBLISHED, value = "true", parseValue = true)
    @APIResponse(
            responseCode = "200",
            description = "They are explained",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = RecordedWarning.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public List<RecordedWarning> explain(
            @PathParam("indicator") String indicator,
            @PathParam("region") String region,
            @PathParam("period") Period period,
            @HeaderParam(PostedBy.HEADER)
                    @Parameter(
                            description = "Who explains: a name in UTF-8 and percent encoding, kept and not verified.")
                    String postedBy,
            @NotNull @Valid Explanation explanation) {
        return warnings.explain(indicator, region, period, explanation.reason().strip(), caller.name(postedBy));
    }
}
