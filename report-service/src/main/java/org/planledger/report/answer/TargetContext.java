package org.planledger.report.answer;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Measure;
import org.planledger.report.attainment.Recurrence;

/// What a stored target is about, so that its result can be shown without asking elsewhere.
///
/// @param plan the code of its plan
/// @param part the place of its part among the plan's parts, counted from 1; null when the plan has its task no longer
/// @param task the number of its task
/// @param taskTitle the task's heading; null where the plan gives none, or no longer has the task
/// @param lead the codes of the units that lead the task (牵头单位); empty when none does
/// @param indicator the indicator's code
/// @param indicatorName the indicator's name
/// @param unit the unit of measure of the indicator
/// @param region the code of the region that it is for
/// @param regionName the region's name; null when it is not known
/// @param comparator how the number binds; null while it is not set
/// @param bound the number, the lower one of a range; null where there is none
/// @param boundHigh the upper number of a range; null for all others
/// @param revision that this is not the goal which it had at first; null where it is
/// @param measure what of the indicator it speaks about
/// @param recurrence whether it starts afresh each year
/// @param from the first month of its window
/// @param to the last month of its window
/// @param strength how firmly the plan words it
/// @param weight what it weighs in a score
/// @param phrase the words of the document; null when nobody gave them
@Schema(description = "What a stored target is about.")
public record TargetContext(
        @Schema(required = true, examples = "chiping-2023-2025")
        String plan,

        @Schema(description = "The place of its part, counted from 1; absent when its task is no longer in the plan.")
        Integer part,

        @Schema(required = true, description = "The number of its task.", examples = "51")
        String task,

        @Schema(description = "The task's heading; absent where there is none.")
        String taskTitle,

        @Schema(required = true, description = "The codes of the units that lead the task.")
        List<String> lead,

        @Schema(required = true, examples = "pm25") String indicator,
        @Schema(required = true, examples = "PM2.5浓度") String indicatorName,

        @Schema(required = true, description = "The indicator's unit of measure.", examples = "微克/立方米")
        String unit,

        @Schema(required = true, examples = "371503") String region,
        @Schema(examples = "茌平区") String regionName,

        @Schema(description = "Absent while the number is not set.")
        Comparator comparator,

        @Schema(description = "The number, the lower one of a range.", examples = "42")
        BigDecimal bound,

        @Schema(description = "The upper number of a range.")
        BigDecimal boundHigh,

        @Schema(
                description =
                        "That it is judged by a revised goal, and what the original was; absent where it is judged"
                                + " by the original.")
        GoalRevision revision,

        @Schema(required = true) Measure measure,
        @Schema(required = true) Recurrence recurrence,

        @Schema(required = true, description = "The first month of its window.")
        YearMonth from,

        @Schema(required = true, description = "The last month of its window.")
        YearMonth to,

        @Schema(required = true, description = "How firmly the plan words it.")
        Strength strength,

        @Schema(required = true, description = "What it weighs in a score.", examples = "1")
        BigDecimal weight,

        @Schema(description = "The words of the document.") String phrase) {

    public TargetContext {
        lead = List.copyOf(lead);
    }
}
