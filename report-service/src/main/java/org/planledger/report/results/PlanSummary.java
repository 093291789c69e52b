package org.planledger.report.results;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.GroupResult;
import org.planledger.report.attainment.Result;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.Basis;
import org.planledger.report.standing.PlanOutcomes;

/// Where a plan and its groups stand (rule book, section 7).
///
/// @param plan the plan's code
/// @param asOf the month as of which it is computed (rule book, section 1)
/// @param knownAt the moment up to which recorded figures count (section 11); null for all that are known now
/// @param basis by which goal targets are judged that were revised (section 16)
/// @param freshness how far the answer has followed the other services
/// @param groups the parts in the plan's order, or the others in the order of their keys
/// @param total the whole plan, in which every target counts once
@Schema(description = "Where a plan and its groups stand.")
public record PlanSummary(
        @Schema(required = true) String plan,

        @Schema(required = true, description = "The month as of which it is computed.")
        YearMonth asOf,

        @Schema(description = "The moment up to which recorded figures count; absent for all that are known now.")
        Instant knownAt,

        @Schema(required = true, description = "By which goal targets are judged that were revised.")
        Basis basis,

        @Schema(required = true) Freshness freshness,

        @Schema(required = true, description = "The parts in the plan's order, or the others by key.")
        List<Group> groups,

        @Schema(required = true, description = "The whole plan, in which every target counts once.")
        Total total) {

    /// Key of the group of targets whose task is no longer in the plan, or that no unit leads.
    static final String NO_GROUP = "none";

    /// @param key the place of the part, counted from 1, the code of the unit or region, or the strength; `none` for
    /// targets of none
    /// @param title the heading of the part, the name of the unit or region; null when there is none
    @Schema(description = "Where a part, a lead unit, a region or the goals of one strength stand.")
    public record Group(
            @Schema(
                    required = true,
                    description =
                            "The place of the part, counted from 1, the code of the unit or region, or the strength;"
                                    + " \"none\" for targets whose task is no longer in the plan, or that no unit leads.",
                    examples = "1")
            String key,

            @Schema(description = "The heading of the part, the name of the unit or region.")
            String title,

            @Schema(required = true, examples = "12") int targets,

            @Schema(required = true, description = "How many targets are in each state.")
            Map<State, Integer> states,

            @Schema(required = true, description = "How many targets show each signal.")
            Map<Signal, Integer> signals,

            @Schema(description = "0 to 100; absent when no target counts.", examples = "87.5")
            BigDecimal score,

            @Schema(description = "The mean completeness.", examples = "0.9444")
            BigDecimal completeness,

            @Schema(description = "The target with the highest score; absent when no target counts.")
            Extreme best,

            @Schema(description = "The target with the lowest score; absent when no target counts.")
            Extreme worst) {

        static Group of(String key, String title, GroupMembers members) {
            GroupResult result = members.result();
            return new Group(
                    key,
                    title,
                    result.targets(),
                    result.states(),
                    result.signals(),
                    result.score(),
                    result.completeness(),
                    members.best(),
                    members.worst());
        }
    }

    /// The best or the worst target of a group (rule book, section 7).
    ///
    /// @param score as its result shows it
    @Schema(description = "The best or the worst target of a group.")
    public record Extreme(
            @Schema(required = true, description = "The target's id.", examples = "chiping-51-pm25")
            String target,

            @Schema(required = true, description = "The number of its task.")
            String task,

            @Schema(required = true) String indicatorName,

            @Schema(required = true, description = "0 to 1.", examples = "0.8751")
            BigDecimal score,

            @Schema(required = true) State state,

            @Schema(required = true) Signal signal) {

        static Extreme of(PlanOutcomes.Entry entry) {
            Result result = entry.result();
            return new Extreme(
                    result.target(),
                    entry.context().task(),
                    entry.context().indicatorName(),
                    result.score(),
                    result.state(),
                    result.signal());
        }
    }

    /// The whole plan; the fields are those of a group.
    @Schema(description = "Where the whole plan stands.")
    public record Total(
            @Schema(required = true, examples = "134") int targets,

            @Schema(required = true, description = "How many targets are in each state.")
            Map<State, Integer> states,

            @Schema(required = true, description = "How many targets show each signal.")
            Map<Signal, Integer> signals,

            @Schema(description = "0 to 100; absent when no target counts.", examples = "87.5")
            BigDecimal score,

            @Schema(description = "The mean completeness.", examples = "0.9444")
            BigDecimal completeness,

            @Schema(description = "The target with the highest score; absent when no target counts.")
            Extreme best,

            @Schema(description = "The target with the lowest score; absent when no target counts.")
            Extreme worst) {

        static Total of(GroupMembers members) {
            GroupResult result = members.result();
            return new Total(
                    result.targets(),
                    result.states(),
                    result.signals(),
                    result.score(),
                    result.completeness(),
                    members.best(),
                    members.worst());
        }
    }
}
