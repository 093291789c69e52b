package org.planledger.report.corrections;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.period.Period;

/// A revision, and with it a place in the list of corrections: by the time at which they were recorded, then by
/// indicator, region, period and number.
record CorrectionPlace(Instant recordedAt, String indicator, String region, Period period, int revision) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,17})/([^/]+)/([^/]+)/([0-9]{6})/([0-9]{1,9})");

    /// The place after which a page begins; null at the beginning.
    ///
    /// @throws org.planledger.kernel.problem.Failure when the cursor holds another key
    static CorrectionPlace before(PageRequest request) {
        if (request.cursor == null) {
            return null;
        }
        Matcher written = WRITTEN.matcher(request.cursor.lastKey());
        if (!written.matches()) {
            throw Cursor.unreadable();
        }
        try {
            return new CorrectionPlace(
                    Instant.EPOCH.plus(Long.parseLong(written.group(1)), ChronoUnit.MICROS),
                    written.group(2),
                    written.group(3),
                    Period.ofNumber(Integer.parseInt(written.group(4))),
                    Integer.parseInt(written.group(5)));
        } catch (DateTimeException | IllegalArgumentException noPeriod) {
            throw Cursor.unreadable();
        }
    }

    /// As a cursor carries it.
    String written() {
        return String.join(
                "/",
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt)),
                indicator,
                region,
                Integer.toString(period.toNumber()),
                Integer.toString(revision));
    }
}
