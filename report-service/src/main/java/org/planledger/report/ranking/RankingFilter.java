package org.planledger.report.ranking;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// What takes part in a ranking; null or empty means all.
public class RankingFilter {
    @QueryParam("by")
    @DefaultValue("region")
    @Parameter(description = "What is ranked.")
    RankedBy by;

    @QueryParam("plan")
    @Parameter(
            description = "Only targets of this plan, by its code; may be repeated. Without it those of all plans that"
                    + " are or were in force (IN_FORCE, EXPIRED) and whose window holds the month.")
    List<String> plans;

    @QueryParam("level")
    @Parameter(
            description = "Only regions of this level, units of such regions, plans of such regions.",
            example = "COUNTY")
    RegionLevel level;

    @QueryParam("within")
    @Parameter(
            description = "Only this region and those below it, by its code, and units and plans of those.",
            example = "371500")
    String within;

    @QueryParam("minCompleteness")
    @DefaultValue("0")
    @DecimalMin("0")
    @DecimalMax("1")
    @Parameter(description = "The completeness below which nobody has a rank, 0 to 1.", example = "0.9")
    BigDecimal minCompleteness;

    Criteria criteria() {
        return new Criteria(
                by,
                plans == null ? List.of() : List.copyOf(plans),
                level,
                within,
                minCompleteness.stripTrailingZeros());
    }
}
