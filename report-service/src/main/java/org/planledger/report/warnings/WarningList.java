package org.planledger.report.warnings;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.attainment.Result;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.BrokenPromise;
import org.planledger.report.standing.LeadUnit;
import org.planledger.report.standing.Warned;

/// One page of warnings (rule book, section 13).
///
/// @param asOf the month that was asked for, or the last full one; a plan that has ended before it is looked at
/// as of its end
/// @param freshness how far the answer has followed the other services
/// @param warnings in the order that was asked for
/// @param nextCursor what to send as `cursor` for what follows; null when this page ends the list
@Schema(description = "One page of warnings.")
public record WarningList(
        @Schema(
                required = true,
                description = "The month that was asked for, or the last full one; without one a plan that has ended is"
                        + " looked at as of its end, which its warnings say.")
        YearMonth asOf,

        @Schema(required = true) Freshness freshness,

        @Schema(required = true, description = "In the order that was asked for.")
        List<Warning> warnings,

        @Schema(description = "What to send as cursor for what follows; absent on the last page.")
        String nextCursor) {

    /// A target that shows a signal. Numbers are those of its result, null where that has none.
    ///
    /// @param planTitle the title of its plan
    /// @param asOf the month as of which it shows the signal
    /// @param since the first month from which on it has shown the signal without a break
    /// @param signalBefore the signal as of the month before; null where its window begins with the present one
    /// @param monthsLate for how many months in a row it has been late; 0 when it is not
    /// @param leadUnits who leads its task; empty when nobody does
    /// @param brokenPromises what was promised for its task and has passed without recovery (section 14); empty
    /// for who does not see the work ledger of its plan
    @Schema(description = "A target that shows a signal. What does not apply or cannot be known is absent.")
    public record Warning(
            @Schema(required = true, description = "The target's id.")
            String target,

            @Schema(required = true, description = "The code of its plan.")
            String plan,

            @Schema(required = true) String planTitle,

            @Schema(required = true, description = "The month as of which it shows the signal.")
            YearMonth asOf,

            @Schema(required = true, description = "RED, YELLOW or BLUE.")
            Signal signal,

            @Schema(required = true) State state,

            @Schema(
                    required = true,
                    description = "The first month from which on it has shown the signal without a break.")
            YearMonth since,

            @Schema(
                    description = "The signal as of the month before; absent where its window begins with the present"
                            + " one.")
            Signal signalBefore,

            @Schema(
                    required = true,
                    description =
                            "For how many months in a row it has been late (BEHIND, FAR_BEHIND, BREACHED, MISSED);"
                                    + " 0 when it is not.")
            int monthsLate,

            @Schema(description = "The measured value (完成值).")
            BigDecimal value,

            @Schema(description = "The last month of the latest reported period.")
            YearMonth through,

            @Schema(description = "What is still missing, or the headroom left under a cap.")
            BigDecimal gap,

            @Schema(description = "What is needed in each month left.", examples = "147.5")
            BigDecimal requiredPerMonth,

            @Schema(description = "The month in which a cap is passed at the present pace.")
            YearMonth breachMonth,

            @Schema(required = true, description = "How many periods are overdue.")
            int overdue,

            @Schema(required = true, description = "Who leads its task (牵头单位).")
            List<LeadUnit> leadUnits,

            @Schema(
                    required = true,
                    description = "The measures on its task whose promised month has passed without recovery, by rising"
                            + " month; those that the login sees in the work ledger.")
            List<BrokenPromise> brokenPromises,

            @Schema(required = true) TargetContext context) {

        /// @param withEntries whether the login sees what the work ledger has on the task
        static Warning of(Warned warned, String planTitle, YearMonth asOf, boolean withEntries) {
            Result result = warned.entry().result();
            TargetContext context = warned.entry().context();
            return new Warning(
                    result.target(),
                    context.plan(),
                    planTitle,
                    asOf,
                    result.signal(),
                    result.state(),
                    warned.run().since(),
                    warned.run().signalBefore(),
                    warned.run().monthsLate(),
                    result.value(),
                    result.through(),
                    result.gap(),
                    result.requiredPerMonth(),
                    result.breachMonth(),
                    result.overdue(),
                    warned.leadUnits(),
                    withEntries ? warned.brokenPromises() : List.of(),
                    context);
        }
    }
}
