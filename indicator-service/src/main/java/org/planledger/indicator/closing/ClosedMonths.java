package org.planledger.indicator.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Keeps figures out of closed months. A period is closed with its last month: a quarter 2026-Q2 with June.
/// Whoever stores figures asks here in the transaction that stores them and before it writes; until that
/// transaction ends no month of the regions can be closed.
@ApplicationScoped
public class ClosedMonths {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /// Lets no month of the regions be closed until the transaction ends, and finds what is closed there,
    /// whoever posts.
    ///
    /// @param months those that figures are to be stored for; null for all
    public ClosedFigures holdAndFindClosed(
            Connection connection, Collection<String> regions, Collection<YearMonth> months) throws SQLException {
        return ClosingStore.holdAndFindClosed(connection, regions, months);
    }

    static Violation fault(Closing closing) {
        String at = TIME.format(closing.recordedAt());
        Text what = closing.plan() == null
                ? Text.of(
                        "地区“%1$s”的 %2$s 已于 %3$s ",
                        "%2$s of the region \"%1$s\" was closed on %3$s", closing.region(), closing.month(), at)
                : Text.of(
                        "计划“%1$s”的 %2$s 已于 %3$s ",
                        "%2$s of the plan \"%1$s\" was closed on %3$s", closing.plan(), closing.month(), at);
        Text who = closing.postedBy() == null ? new Text("", "") : Text.of("由“%s”", " by \"%s\"", closing.postedBy());
        return Violation.of(
                "period",
                "closed",
                new Text(
                        what.chinese() + who.chinese() + "关闭，不再接收数据",
                        what.english() + who.english() + " and takes no figures"),
                Text.of(
                        "先重新开放该月，或由有 approver 角色的人提交",
                        "reopen the month first, or have somebody with the role approver post it"));
    }
}
