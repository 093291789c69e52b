package org.planledger.indicator.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.time.ShanghaiClock;

/// Keeps figures out of closed months. A period is closed with its last month: a quarter 2026-Q2 with June.
/// Whoever stores figures asks here in the transaction that stores them and before it writes; until that
/// transaction ends no month of the regions can be closed.
@ApplicationScoped
public class ClosedMonths {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ShanghaiClock.ZONE);

    /// Lets no month of the regions be closed until the transaction ends, and finds what is closed there,
    /// and for whom it does not hold. It is looked for once the lock is there, and so with a view of what was
    /// committed until then.
    ///
    /// @param posters the rights of those who want to post
    /// @param months those that figures are to be stored for
    public ClosedFigures holdAndFindClosed(
            Connection connection,
            Collection<PostingRights> posters,
            Collection<String> regions,
            Collection<YearMonth> months)
            throws SQLException {
        String find = ClosingLock.HOLD + """
                ; select closed_figure.*, scope_kind = 'REGION'
                    or (not coalesce(known_plan.draft, true) and (? or known_plan.region = closed_figure.region or exists (
                        with recursive above(code, parent) as (
                            select code, parent from known_region where code = closed_figure.region
                            union
                            select known_region.code, known_region.parent
                            from known_region join above on known_region.code = above.parent
                        )
                        select from above where code = known_plan.region))) as is_told
                from closed_figure
                left join known_plan on scope_kind = 'PLAN' and known_plan.code = scope
                where closed_figure.region = any (?::text[]) and month = any (?::int[])
                """;
        ClosedFigures closed = new ClosedFigures();
        try (PreparedStatement statement = connection.prepareStatement(find)) {
            Array codes = connection.createArrayOf("text", regions.toArray());
            statement.setArray(1, codes);
            statement.setBoolean(
                    2, posters.stream().allMatch(rights -> rights.reach().everywhere()));
            statement.setArray(3, codes);
            Object[] numbers = months.stream().map(ClosingStore::number).toArray();
            statement.setArray(4, connection.createArrayOf("int4", numbers));
            statement.execute();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    closed.add(row.getString("indicator"), row.getString("region"), ClosingStore.scope(row), told(row));
                }
            }
        }
        letPass(connection, posters, closed);
        return closed;
    }

    /// Whoever may reopen a closing posts into what it has closed.
    private static void letPass(Connection connection, Collection<PostingRights> posters, ClosedFigures closed)
            throws SQLException {
        Set<PostingRights> approvers =
                posters.stream().filter(PostingRights::approves).collect(Collectors.toSet());
        Set<ClosingScope> scopes = approvers.isEmpty() ? Set.of() : closed.scopes();
        if (scopes.isEmpty()) {
            return;
        }
        ReopeningRights reopening = new ReopeningRights(connection, scopes);
        for (PostingRights approver : approvers) {
            scopes.stream()
                    .filter(scope -> reopening.mayReopen(approver, scope))
                    .forEach(scope -> closed.letPass(approver, scope));
        }
    }

    /// Not everybody who posts figures knows drafts, and who is limited to regions knows the plans of these
    /// and of those that they lie in. What others have closed is told without them.
    private static Closing told(ResultSet row) throws SQLException {
        Closing closing = ClosingStore.closing(row);
        return row.getBoolean("is_told") ? closing : closing.ofNobody();
    }

    static Violation fault(Closing closing) {
        String at = TIME.format(closing.recordedAt());
        Text what = what(closing, at);
        Text who = closing.postedBy() == null ? new Text("", "") : Text.of("由“%s”", " by \"%s\"", closing.postedBy());
        return Violation.of(
                "period",
                "closed",
                new Text(
                        what.chinese() + who.chinese() + "关闭，不再接收数据",
                        what.english() + who.english() + " and takes no figures"),
                Text.of(
                        "先重新开放该月，或由有权重新开放的 approver 提交",
                        "reopen the month first, or have an approver who may reopen it post the figure"));
    }

    private static Text what(Closing closing, String at) {
        if (closing.region() != null) {
            return Text.of(
                    "地区“%1$s”的 %2$s 已于 %3$s ",
                    "%2$s of the region \"%1$s\" was closed on %3$s", closing.region(), closing.month(), at);
        }
        return closing.plan() == null
                ? Text.of("该数据的 %1$s 已于 %2$s ", "%1$s of this figure was closed on %2$s", closing.month(), at)
                : Text.of(
                        "计划“%1$s”的 %2$s 已于 %3$s ",
                        "%2$s of the plan \"%1$s\" was closed on %3$s", closing.plan(), closing.month(), at);
    }
}
