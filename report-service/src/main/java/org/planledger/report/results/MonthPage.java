package org.planledger.report.results;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;

/// Which months of a history are asked for. Each of them has every target judged anew, so that there are fewer in
/// a page than in other lists.
public class MonthPage {
    private static final int MOST = 120;

    @QueryParam("limit")
    @DefaultValue("120")
    @Min(1)
    @Max(MOST)
    @Parameter(description = "How many months at the most, 1 to 120.")
    int limit;

    @QueryParam("cursor")
    @Parameter(
            description = "The nextCursor of the page before; without it the history begins.",
            schema = @Schema(type = SchemaType.STRING))
    Cursor cursor;

    /// The last month of the page before; null at the beginning.
    ///
    /// @throws org.planledger.kernel.problem.Failure when the cursor holds no month
    YearMonth after() {
        try {
            return cursor == null ? null : YearMonth.parse(cursor.lastKey());
        } catch (DateTimeParseException other) {
            throw Cursor.unreadable();
        }
    }

    /// @param months all of the history, by rising month
    Page<YearMonth> of(List<YearMonth> months) {
        YearMonth after = after();
        List<YearMonth> rest = months.stream()
                .filter(month -> after == null || month.isAfter(after))
                .limit(limit + 1L)
                .toList();
        return Page.of(rest, limit, YearMonth::toString);
    }
}
