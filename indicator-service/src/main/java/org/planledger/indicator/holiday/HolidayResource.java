package org.planledger.indicator.holiday;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.version.VersionedAnswers;

/// Days off and working days over HTTP.
@Path("/v1/holidays")
@Tag(name = "Calendar")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class HolidayResource {
    private static final int MOST_DAYS = 366;

    private final Holidays holidays;

    HolidayResource(Holidays holidays) {
        this.holidays = holidays;
    }

    @PUT
    @Path("/{year}")
    @PermissionsAllowed(Permission.WRITE_DIRECTORY)
    @Operation(
            operationId = "putHolidays",
            summary = "Loads the days off and the working weekend days of a year",
            description = "The list takes the place of all that was known of the year. Deadlines move with it at once.")
    @APIResponse(
            responseCode = "200",
            description = "It was there; now it is so",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Holiday.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Holiday.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public RestResponse<List<Holiday>> put(
            @PathParam("year") int year,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Size(max = MOST_DAYS) List<Holiday> days) {
        return VersionedAnswers.of(holidays.put(year, days, ifMatch), Feed.INDICATOR);
    }

    @GET
    @Path("/{year}")
    @PermissionsAllowed(Permission.READ)
    @Operation(operationId = "getHolidays", summary = "Reads the days off and the working weekend days of a year")
    public RestResponse<List<Holiday>> get(@PathParam("year") int year) {
        return VersionedAnswers.of(holidays.get(year));
    }
}
