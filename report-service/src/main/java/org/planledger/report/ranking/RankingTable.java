package org.planledger.report.ranking;

import java.util.stream.Stream;
import org.planledger.kernel.problem.Text;
import org.planledger.report.export.CellKind;
import org.planledger.report.export.Column;
import org.planledger.report.export.GroupColumns;
import org.planledger.report.export.Table;
import org.planledger.report.ranking.Ranking.Ranked;

/// A ranking as a table with a row for each region, unit or plan.
final class RankingTable {
    static final Table<Ranked> TABLE = new Table<>(Stream.of(
                    Stream.<Column<Ranked>>of(
                            Column.of("名次", "Rank", CellKind.COUNT, Ranked::rank),
                            Column.of("未排名原因", "Unranked", CellKind.WORD, row -> words(row.unranked())),
                            Column.of("未排名原因代码", "Unranked code", CellKind.CODE, row -> code(row.unranked())),
                            Column.of("代码", "Key", CellKind.KEY, Ranked::key),
                            Column.of("名称", "Title", CellKind.NAME, Ranked::title),
                            Column.of("地区代码", "Region code", CellKind.CODE, Ranked::region),
                            Column.of("指标数", "Targets", CellKind.COUNT, Ranked::targets),
                            Column.of("计分指标数", "Counted", CellKind.COUNT, Ranked::counted),
                            Column.of("完成指标数", "Reached targets", CellKind.COUNT, Ranked::reached),
                            Column.of("完成占比", "Share reached", CellKind.RATIO, Ranked::shareReached),
                            Column.of("得分", "Score", CellKind.SCORE, Ranked::score),
                            Column.of("数据完整率", "Completeness", CellKind.RATIO, Ranked::completeness),
                            Column.of("上月名次", "Previous rank", CellKind.COUNT, Ranked::previousRank),
                            Column.of("名次变化", "Change", CellKind.COUNT, Ranked::change),
                            Column.of("上月得分", "Previous score", CellKind.SCORE, Ranked::previousScore)),
                    GroupColumns.states(Ranked::states),
                    GroupColumns.signals(Ranked::signals))
            .flatMap(columns -> columns)
            .toList());

    private RankingTable() {}

    /// @param unranked null when ranked
    private static Text words(Unranked unranked) {
        return switch (unranked) {
            case null -> null;
            case NO_SCORE -> new Text("无得分", "no score");
            case INCOMPLETE -> new Text("数据不足", "incomplete");
        };
    }

    private static String code(Unranked unranked) {
        return unranked == null ? null : unranked.name();
    }
}
