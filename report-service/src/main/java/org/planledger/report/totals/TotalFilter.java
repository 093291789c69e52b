package org.planledger.report.totals;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;
import org.planledger.report.ranking.RegionLevel;
import org.planledger.report.standing.AskingAfter;
import org.planledger.report.standing.Month;
import org.planledger.report.standing.RegionalTotals;

/// What is to be added up.
public class TotalFilter extends AskingAfter {
    private static final int MOST_YEARS = 10;

    @QueryParam("indicator")
    @NotNull
    @Parameter(required = true, description = "The indicator, by its code.", example = "chengzhen-xinzeng-jiuye")
    String indicator;

    @QueryParam("region")
    @NotNull
    @Parameter(
            required = true,
            description = "The region above those that are added up, by its code.",
            example = "371500")
    String region;

    /// Null for those directly below.
    @QueryParam("level")
    @Parameter(
            description = "All regions of this level below the region; without it those directly below.",
            example = "COUNTY")
    RegionLevel level;

    @QueryParam("from")
    @NotNull
    @Month
    @Parameter(required = true, description = "The first month.", example = "2023-01")
    YearMonth from;

    @QueryParam("to")
    @NotNull
    @Month
    @Parameter(required = true, description = "The last month, at most ten years after the first.", example = "2023-09")
    YearMonth to;

    /// @throws Failure of type INVALID_REQUEST when the months do not fit each other
    RegionalTotals.Asked asked() {
        Faults faults = new Faults();
        if (to.isBefore(from)) {
            faults.add(
                    "to",
                    "window",
                    Text.of("早于起始月份 %s", "it lies before the first month %s", from),
                    Text.of("%s 或更晚", "%s or later", from));
        } else if (!to.isBefore(from.plusYears(MOST_YEARS))) {
            YearMonth last = from.plusYears(MOST_YEARS).minusMonths(1);
            faults.add(
                    "to",
                    "window",
                    Text.of("超过 %d 年", "these are more than %d years", MOST_YEARS),
                    Text.of("最晚 %s", "%s at the latest", last));
        }
        faults.throwIfAny();
        return new RegionalTotals.Asked(indicator, region, level == null ? null : level.name(), from, to);
    }
}
