package org.planledger.report.console;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.time.ShanghaiClock;

/// Who looks at the console.
///
/// @param name the name that is kept with what is written
/// @param roles in lower case, as the token names them, in order
/// @param reach whose things it reaches
/// @param until when the token runs out
record Visitor(String name, List<String> roles, Reach reach, Instant until) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ShanghaiClock.ZONE);

    public String untilMinute() {
        return MINUTE.format(until);
    }

    public List<String> regions() {
        return reach.regions().stream().sorted().toList();
    }

    public List<String> regionsBelow() {
        return reach.regionsBelow().stream().sorted().toList();
    }

    public List<String> units() {
        return reach.units().stream().sorted().toList();
    }
}
