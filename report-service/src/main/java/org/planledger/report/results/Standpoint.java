package org.planledger.report.results;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.time.ShanghaiClock;
import org.planledger.report.standing.Basis;

/// As of when a file is, by which goals, and by what was known, for its name and its heading: two saved files of one
/// month can be told apart.
final class Standpoint {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Standpoint() {}

    /// @param knownAt null when all that is known counts
    static Text of(YearMonth asOf, Instant knownAt, Basis basis) {
        StringBuilder chinese = new StringBuilder(asOf.toString());
        StringBuilder english = new StringBuilder(asOf.toString());
        if (basis == Basis.ORIGINAL) {
            chinese.append("，按原定目标");
            english.append(", original goals");
        }
        if (knownAt != null) {
            String moment = moment(knownAt);
            chinese.append("，按 ").append(moment).append(" 所知");
            english.append(", as known at ").append(moment);
        }
        return new Text(chinese.toString(), english.toString());
    }

    /// To the minute, in Shanghai.
    static String moment(Instant moment) {
        return MINUTE.format(moment.atZone(ShanghaiClock.ZONE));
    }
}
