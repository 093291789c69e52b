package org.planledger.plan.region;

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

/// The regions.
@Path("/v1/regions")
@Tag(name = "Regions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RegionResource {
    private final Regions regions;
    private final WriteAnswers answers;

    RegionResource(Regions regions, WriteAnswers answers) {
        this.regions = regions;
        this.answers = answers;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "listRegions", summary = "Lists regions in the order of their codes")
    public Page<Region> list(
            @QueryParam("parent") @Parameter(description = "Only regions that lie directly in this one.") String parent,
            @QueryParam("level") @Parameter(description = "Only regions of this level.") RegionLevel level,
            @QueryParam("q") @Parameter(description = "Only regions whose name or code contains this text.") String q,
            @BeanParam @Valid PageRequest page) {
        return regions.list(new RegionFilter(parent, level, q), page);
    }

    @GET
    @Path("{code}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getRegion", summary = "Gives one region")
    public RestResponse<Region> get(@PathParam("code") String code) {
        return VersionedAnswers.of(regions.get(code));
    }

    @PUT
    @Path("{code}")
    @PermissionsAllowed(Permission.WRITE_DIRECTORY)
    @Operation(operationId = "putRegion", summary = "Creates or changes a region")
    @APIResponseSchema(value = Region.class, responseCode = "200", responseDescription = "It was there; now it is so")
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Region.class)))
    public RestResponse<Region> put(
            @PathParam("code") String code, @HeaderParam("If-Match") String ifMatch, @NotNull Region region) {
        return answers.of(Regions.KIND, regions.put(code, ifMatch, region));
    }
}
