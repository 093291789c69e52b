package org.planledger.plan.document.head;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// The lines before the first part. The table of properties of a page may have kept a row a line:
/// 发布机构: | 某县人民政府 | 发文日期: | 2025年1月20日.
final class HeadLines {
    private HeadLines() {}

    /// These lines, and among and behind them those properties that stand on a line with what a page says of
    /// itself alone: 有效性:失效 浏览次数:7.
    static List<Range> withProperties(SourceText source, List<Range> lines) {
        List<Range> all = new ArrayList<>();
        int next = 0;
        for (Range line : source.lines()) {
            int first = next;
            while (next < lines.size() && lines.get(next).from() < line.to()) {
                all.add(lines.get(next));
                next++;
            }
            boolean isProperty = next == first && PropertyLabel.begins(source, line);
            if (isProperty) {
                all.add(line);
            } else if (next == first && next == lines.size()) {
                break;
            }
        }
        return all;
    }

    /// Each cell of such a row as a line of its own.
    static List<Range> apart(SourceText source, List<Range> lines) {
        List<Range> apart = new ArrayList<>();
        for (Range line : lines) {
            int from = line.from();
            for (int i = line.from(); i <= line.to(); i++) {
                if (i == line.to() || source.plain().charAt(i) == '|') {
                    Range cell = source.trimmed(new Range(from, i));
                    if (!cell.isEmpty()) {
                        apart.add(cell);
                    }
                    from = i + 1;
                }
            }
        }
        return apart;
    }
}
