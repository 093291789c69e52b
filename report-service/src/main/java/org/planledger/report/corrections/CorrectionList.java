package org.planledger.report.corrections;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.Replay;

/// One page of what corrections of figures changed in a plan (rule book, section 11).
///
/// @param plan the plan's code
/// @param since only what was recorded later; null for all
/// @param freshness how far the answer has followed the other services
/// @param corrections by the time at which they were recorded, then by indicator, region and period
/// @param nextCursor what to send as `cursor` for what follows; null when this page ends the list
@Schema(description = "One page of what corrections of figures changed in a plan.")
public record CorrectionList(
        @Schema(required = true) String plan,

        @Schema(description = "Only what was recorded after this moment; absent when all was asked for.")
        Instant since,

        @Schema(required = true) Freshness freshness,

        @Schema(
                required = true,
                description = "By the time at which they were recorded, then by indicator, region and period.")
        List<Correction> corrections,

        @Schema(description = "What to send as cursor for what follows; absent on the last page.")
        String nextCursor) {

    /// A revision that changed or withdrew what the one before it said.
    ///
    /// @param indicator the code of the plain indicator
    /// @param region the code of the region
    /// @param revision the number of the revision, 2 or more
    /// @param oldValue in the indicator's unit; null where the figure had been withdrawn
    /// @param newValue in the indicator's unit; null where the figure is withdrawn
    /// @param recordedAt when it was recorded
    /// @param targets the plan's targets whose results changed, by their ids; empty when none did
    @Schema(description = "A revision that changed or withdrew what the one before it said.")
    public record Correction(
            @Schema(required = true, examples = "chengzhen-xinzeng-jiuye")
            String indicator,

            @Schema(required = true, examples = "371503") String region,
            @Schema(required = true) Period period,

            @Schema(required = true, description = "The number of the revision, 2 or more.", examples = "2")
            int revision,

            @Schema(description = "Absent where the figure had been withdrawn.", examples = "22")
            BigDecimal oldValue,

            @Schema(description = "Absent where the figure is withdrawn.", examples = "44")
            BigDecimal newValue,

            @Schema(required = true, description = "When it was recorded.")
            Instant recordedAt,

            @Schema(
                    required = true,
                    description = "The plan's targets whose results changed, by their ids; empty when none did.")
            List<TouchedTarget> targets) {

        static Correction of(CorrectionStore.Row row, List<TouchedTarget> targets) {
            CorrectionPlace place = row.place();
            return new Correction(
                    place.indicator(),
                    place.region(),
                    place.period(),
                    place.revision(),
                    row.oldValue(),
                    row.newValue(),
                    place.recordedAt(),
                    targets);
        }
    }

    /// A target whose results changed.
    ///
    /// @param target the target's id
    /// @param task the number of its task
    /// @param taskTitle the task's heading; null where there is none
    /// @param phrase the words of the document; null when nobody gave them
    /// @param months by rising month, only those whose result changed
    @Schema(description = "A target whose results changed.")
    public record TouchedTarget(
            @Schema(required = true, description = "The target's id.", examples = "chiping-51-pm25")
            String target,

            @Schema(required = true, description = "The number of its task.", examples = "51")
            String task,

            @Schema(description = "The task's heading; absent where there is none.")
            String taskTitle,

            @Schema(description = "The words of the document.")
            String phrase,

            @Schema(
                    required = true,
                    description =
                            "Only those months of its window whose result changed, up to the last one that was over"
                                    + " when the figure was recorded; by rising month.")
            List<TouchedMonths> months) {}

    /// Months in a row whose results changed from one state and signal to the same other ones, which may be the same as
    /// before: then only numbers changed.
    ///
    /// @param from the first of them
    /// @param to the last of them
    @Schema(
            description =
                    "Months in a row whose results changed in the same way. Where state and signal are the same as"
                            + " before, only numbers changed.")
    public record TouchedMonths(
            @Schema(required = true, description = "The first of them.")
            YearMonth from,

            @Schema(required = true, description = "The last of them.")
            YearMonth to,

            @Schema(required = true) State oldState,
            @Schema(required = true) State newState,
            @Schema(required = true) Signal oldSignal,
            @Schema(required = true) Signal newSignal) {

        boolean goesOnWith(Replay.Change change) {
            return change.month().equals(to.plusMonths(1))
                    && change.before().state() == oldState
                    && change.after().state() == newState
                    && change.before().signal() == oldSignal
                    && change.after().signal() == newSignal;
        }

        TouchedMonths until(YearMonth month) {
            return new TouchedMonths(from, month, oldState, newState, oldSignal, newSignal);
        }
    }
}
