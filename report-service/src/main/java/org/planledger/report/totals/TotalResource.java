package org.planledger.report.totals;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.problem.Failure;
import org.planledger.report.access.Caller;
import org.planledger.report.answer.ValueSpread;
import org.planledger.report.follow.CopyMoment;
import org.planledger.report.follow.Following;
import org.planledger.report.standing.RegionalTotals;

/// What indicators come to over regions.
@Path("/v1/totals")
@Tag(name = "Totals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TotalResource {
    private final Following following;
    private final RegionalTotals totals;
    private final SeenFigures figures;
    private final Caller caller;

    TotalResource(Following following, RegionalTotals totals, SeenFigures figures, Caller caller) {
        this.following = following;
        this.totals = totals;
        this.figures = figures;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(Permission.READ)
    @Operation(
            operationId = "getTotal",
            summary = "Says what an indicator comes to over the regions below another",
            description = "Flows and stocks are added, derived indicators recomputed from the added components; a level"
                    + " such as PM2.5 is never added: its minimum, median and maximum are given. To who does not see the"
                    + " upper region's figures it is unknown. To who does not see those of every region that counts the"
                    + " total is refused (403), for it would tell of the others.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = IndicatorTotal.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public IndicatorTotal get(@BeanParam @Valid TotalFilter filter) {
        RegionalTotals.Asked asked = filter.asked();
        CopyMoment moment = following.momentAfter(filter.after);
        Predicate<String> seen = figures.of(asked.indicator(), caller.sight());
        if (!seen.test(asked.region()) || !totals.knowsRegion(asked.region())) {
            throw Failure.notFound("地区", "region", asked.region());
        }
        RegionalTotals.Added added =
                totals.add(asked, seen).orElseThrow(() -> Failure.notFound("指标", "indicator", asked.indicator()));
        if (added.total() == null) {
            throw SeenFigures.refusal("region");
        }
        return new IndicatorTotal(
                asked.indicator(),
                added.indicatorName(),
                added.unit(),
                asked.region(),
                asked.from(),
                asked.to(),
                moment.freshness(),
                IndicatorTotal.Total.of(added.total().total()),
                ValueSpread.of(added.total().spread()),
                added.total().regions().entrySet().stream()
                        .map(region -> IndicatorTotal.OfRegion.of(
                                region.getKey(), added.regions().get(region.getKey()), region.getValue()))
                        .toList());
    }
}
