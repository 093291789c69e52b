package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// Finds what looks like the head of a table of tasks of which no task was read: 序号 任务 牵头单位, one behind the other
/// with nothing between them, however their lines were broken.
public final class UnreadTables {
    private static final int MOST = 20;
    private static final int FEWEST_HEADS = 3;
    /// How far behind its head the first row of a table begins that was read.
    private static final int FARTHEST = 120;

    private static final WordList TASKS =
            WordList.of("任务 重点任务 主要任务 工作任务 目标任务 具体任务 任务名称 任务内容 重点工作 工作内容 主要内容 建设内容 工作事项 重点事项 实事 实事项目 项目名称 工作举措 重点举措"
                    + " 工作措施 具体措施 主要措施 目标 年度目标 工作目标 主要目标 工作要求 工作标准");
    private static final WordList UNITS = WordList.of(
            "牵头单位 责任单位 配合单位 参与单位 主办单位 协办单位 承办单位 牵头部门 责任部门 配合部门 主管部门 市级牵头单位 县级牵头单位 牵头责任单位" + " 责任单位及责任人 牵头单位及责任人");
    private static final WordList HEADS = WordList.of(
                    "序号 编号 类别 领域 备注 完成时限 完成时间 时限 时间节点 牵头领导 责任领导 分管领导 责任人 负责人 联系人 工作进度 级别")
            .and(TASKS)
            .and(UNITS);

    private final SourceText source;
    /// The text without its blanks, line ends and the lines between its cells.
    private final String signs;
    /// Where each of the signs stands.
    private final int[] places;

    private UnreadTables(SourceText source) {
        this.source = source;
        StringBuilder found = new StringBuilder();
        String text = source.plain();
        int[] at = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            if (" \n|".indexOf(text.charAt(i)) < 0) {
                at[found.length()] = i;
                found.append(text.charAt(i));
            }
        }
        this.signs = found.toString();
        this.places = at;
    }

    /// Where the heads of such tables stand.
    ///
    /// @param tasks where the tasks begin that were read
    public static List<Range> in(SourceText source, NavigableSet<Integer> tasks) {
        return new UnreadTables(source).find(tasks);
    }

    private List<Range> find(NavigableSet<Integer> tasks) {
        List<Range> unread = new ArrayList<>();
        Set<String> read = new HashSet<>();
        int i = 0;
        while (i < signs.length() && unread.size() < MOST) {
            int end = beginsCell(places[i]) ? headEnd(i) : i;
            if (end > i) {
                Range head = new Range(places[i], places[end - 1] + 1);
                Integer first = tasks.ceiling(head.from());
                // Pages repeat the head of a table that goes on, wherever in a row that is.
                if (first != null && first <= head.to() + FARTHEST) {
                    read.add(signs.substring(i, end));
                } else if (!read.contains(signs.substring(i, end))) {
                    unread.add(source.trimmed(head));
                }
            }
            i = Math.max(i + 1, end);
        }
        return unread;
    }

    private boolean beginsCell(int place) {
        return place == 0 || " \n|".indexOf(source.plain().charAt(place - 1)) >= 0;
    }

    /// Where the head of a table ends that begins there; there, when none does.
    private int headEnd(int from) {
        int heads = 0;
        boolean hasTasks = false;
        boolean hasUnits = false;
        int i = from;
        String head = HEADS.at(signs, i, signs.length());
        while (head != null) {
            heads++;
            hasTasks |= TASKS.contains(head);
            hasUnits |= UNITS.contains(head);
            i += head.length();
            head = HEADS.at(signs, i, signs.length());
        }
        return heads >= FEWEST_HEADS && hasTasks && hasUnits ? i : from;
    }
}
