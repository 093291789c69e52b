package org.planledger.plan.slip;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A supervision slip (督办单), issued on a warning.
///
/// @param id counts up, not without gaps
/// @param asOf the month as of which the warning stood
/// @param deadline the last day on which the addressee may answer: the one that was given last
/// @param firstDeadline the deadline with which it was issued
/// @param overdue whether the addressee is to answer and the deadline has passed
/// @param ageDays the days since it was issued, until today or until it was closed
/// @param postedBy who issued it; null when nobody said
/// @param stepCount how often something was done with it
/// @param steps what was done with it, oldest first; null in lists
@Schema(description = "A supervision slip, issued on a warning.")
public record Slip(
        @Schema(required = true) long id,

        @Schema(required = true) String plan,

        @Schema(required = true) String task,

        @Schema(required = true) String target,

        @Schema(required = true) YearMonth asOf,

        @Schema(required = true) SlipColour colour,

        @Schema(required = true) String addressee,

        @Schema(
                required = true,
                description = "The last day on which the addressee may answer: the one that was given last, when it"
                        + " was issued or when an answer was returned.")
        LocalDate deadline,

        @Schema(required = true, description = "The deadline with which it was issued.")
        LocalDate firstDeadline,

        @Schema(required = true) String text,

        @Schema(required = true) SlipState state,

        @Schema(required = true, description = "Whether the addressee is to answer and the deadline has passed.")
        boolean overdue,

        @Schema(required = true, description = "The days since it was issued, until today or until it was closed.")
        long ageDays,

        @Schema(description = "Who issued it; absent when nobody said.")
        String postedBy,

        @Schema(required = true) OffsetDateTime issuedAt,

        @Schema(required = true, description = "How often something was done with it.")
        int stepCount,

        @Schema(description = "What was done with it, oldest first; absent in lists.")
        List<SlipStep> steps) {

    boolean says(NewSlip posted) {
        return posted.equals(new NewSlip(plan, task, target, asOf, colour, addressee, firstDeadline, text));
    }

    Slip with(List<SlipStep> done) {
        return new Slip(
                id,
                plan,
                task,
                target,
                asOf,
                colour,
                addressee,
                deadline,
                firstDeadline,
                text,
                state,
                overdue,
                ageDays,
                postedBy,
                issuedAt,
                stepCount,
                done);
    }
}
