package org.planledger.indicator.calendar;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;

/// The reporting calendar over HTTP.
@Path("/v1/calendar")
@Tag(name = "Calendar", description = "Which figures are due, and until when.")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {
    private static final String MONTH =
            "The month that the figures are about: the last month of their periods. The last full month when left out.";

    private final ReportingCalendar calendar;

    CalendarResource(ReportingCalendar calendar) {
        this.calendar = calendar;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "listCalendar",
            summary = "Lists the figures that are due for a month, by region and indicator",
            description = "A figure is due when a target that is not PENDING needs it for a period wholly inside its"
                    + " window. Its deadline is the indicator's due day of the month after the period, or the next"
                    + " working day.")
    public Page<CalendarItem> list(
            @QueryParam("month") @Parameter(description = MONTH) YearMonth month,
            @QueryParam("region") @Parameter(description = "This region alone, without those inside it.") String region,
            @QueryParam("unit") @Parameter(description = "Due for this unit, and perhaps for others too.") String unit,
            @QueryParam("indicator") @Parameter(description = "A plain indicator.") String indicator,
            @QueryParam("state") CalendarState state,
            @BeanParam @Valid PageRequest page) {
        return calendar.list(new CalendarFilter(month, region, unit, indicator, state), page);
    }

    @GET
    @Path("/summary")
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "summarizeCalendar",
            summary = "Says how complete and how punctual the figures of a month are, in the whole and by unit")
    public CalendarSummary summarize(
            @QueryParam("month") @Parameter(description = MONTH) YearMonth month,
            @QueryParam("region") @Parameter(description = "This region alone, without those inside it.")
                    String region) {
        return calendar.summarize(month, region);
    }
}
