package org.planledger.plan.document.head;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// The lines before the first part. The table of properties of a page may have kept a row a line:
/// 发布机构: | 某县人民政府 | 发文日期: | 2025年1月20日.
final class HeadLines {
    private HeadLines() {}

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
