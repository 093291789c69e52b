package org.planledger.plan.document;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.document.goal.GoalComparator;
import org.planledger.plan.document.goal.GoalDirection;
import org.planledger.plan.document.goal.GoalMeasure;
import org.planledger.plan.document.goal.GoalRecurrence;
import org.planledger.plan.document.goal.GoalStatus;
import org.planledger.plan.document.goal.GoalStrength;
import org.planledger.plan.document.goal.Reason;

/// A candidate target that was read out of a document, for a person to confirm (rule book, section 4).
///
/// @param phrase the shortest clause that carries it, as it was published
/// @param from where the phrase begins in the text, in UTF-16 code units from 0; null for what a person has
/// added
/// @param to where it ends, not included; null for what a person has added
/// @param indicator the words that name what is counted
/// @param status whether the number is known
/// @param comparator what the number bounds; null unless the status is SET
/// @param value the number in the printed unit; null for INCREASE and DECREASE, and unless the status is SET
/// @param valueHigh the upper number of BETWEEN, else null
/// @param unit as printed, with its scale (万立方米); null when none is
/// @param direction whether more or less of it is better
/// @param measure what of the indicator is measured. With INCREASE and DECREASE it says which way it goes
/// @param recurrence whether it starts afresh each year
/// @param strength how firmly it is promised
/// @param due the last month of the period that it is set for; null when the document names no year
/// @param confidence from 0 to 1, how sure the reading is
/// @param reasons what makes it more or less sure
@Schema(description = "A candidate target that was read out of a document.")
public record DocumentTarget(
        String phrase,
        Integer from,
        Integer to,
        @NotBlank @Size(max = 300) String indicator,
        @NotNull GoalStatus status,
        GoalComparator comparator,
        @Digits(integer = 15, fraction = 12) BigDecimal value,
        @Digits(integer = 15, fraction = 12) BigDecimal valueHigh,
        @Size(max = 40) String unit,
        GoalDirection direction,
        @NotNull GoalMeasure measure,
        GoalRecurrence recurrence,
        GoalStrength strength,
        YearMonth due,
        BigDecimal confidence,
        List<@NotNull Reason> reasons) {}
