package org.planledger.report.ranking;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.NumberedKey;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The place at which a ranking goes on. It belongs to one question: in the answer to another it would be somewhere in
/// the middle.
final class RankingPlace {
    private RankingPlace() {}

    /// @param asOf the month, also where none was asked for
    record Question(Criteria criteria, YearMonth asOf) {
        private String mark() {
            CRC32 sum = new CRC32();
            sum.update(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().toHexDigits((int) sum.getValue());
        }
    }

    /// Where the page before has ended; null at the beginning.
    ///
    /// @throws Failure when the cursor is none, or one of another question
    static NumberedKey before(PageRequest request, Question question) {
        if (request.cursor == null) {
            return null;
        }
        String[] parts = request.cursor.lastKey().split("/", 2);
        if (parts.length < 2) {
            throw Cursor.unreadable();
        }
        NumberedKey place = NumberedKey.read(parts[1]);
        if (!parts[0].equals(question.mark())) {
            throw Failure.invalid(Violation.of(
                    "cursor",
                    "cursor-of-other-question",
                    Text.of("游标属于另一个排名", "the cursor is of another ranking"),
                    Text.of(
                            "同一排名（条件和月份都相同）的上一页答复中的 nextCursor",
                            "the nextCursor of the page before, of the same ranking: same filters, same month")));
        }
        return place;
    }

    /// What a cursor carries.
    static String written(NumberedKey place, Question question) {
        return question.mark() + "/" + place;
    }
}
