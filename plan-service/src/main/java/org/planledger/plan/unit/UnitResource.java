package org.planledger.plan.unit;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.version.VersionedAnswers;
import org.planledger.plan.write.WriteAnswers;

/// The units.
@Path("/v1/units")
@Tag(name = "Units")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UnitResource {
    private final Units units;
    private final WriteAnswers answers;

    UnitResource(Units units, WriteAnswers answers) {
        this.units = units;
        this.answers = answers;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "listUnits", summary = "Lists units in the order of their codes")
    public Page<Unit> list(
            @QueryParam("region") @Parameter(description = "Only units of this region.") String region,
            @QueryParam("q") @Parameter(description = "Only units whose name or code contains this text.") String q,
            @BeanParam @Valid PageRequest page) {
        return units.list(new UnitFilter(region, q), page);
    }

    @GET
    @Path("{code}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getUnit", summary = "Gives one unit")
    public RestResponse<Unit> get(@PathParam("code") String code) {
        return VersionedAnswers.of(units.get(code));
    }

    @PUT
    @Path("{code}")
    @PermissionsAllowed(Permission.WRITE_DIRECTORY)
    @Operation(operationId = "putUnit", summary = "Creates or changes a unit")
    @APIResponseSchema(value = Unit.class, responseCode = "200", responseDescription = "It was there; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Unit.class)))
    public RestResponse<Unit> put(
            @PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, @NotNull Unit unit) {
        return answers.of(Units.KIND, units.put(code, ifMatch, unit));
    }
}
