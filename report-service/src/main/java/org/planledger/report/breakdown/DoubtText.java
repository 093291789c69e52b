package org.planledger.report.breakdown;

import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.Breakdown;

/// What people are told about children that may not add up to their parent.
final class DoubtText {
    private DoubtText() {}

    static Text of(Breakdown.DoubtKind kind) {
        return switch (kind) {
            case ASSIGNED_TOO_LITTLE ->
                Text.of("分解数之和小于本目标", "the children together are to reach less than this target");
            case ASSIGNED_TOO_MUCH ->
                Text.of("分解数之和超过本目标的上限", "the children together may use more than this target's cap");
            case ASSIGNED_DIFFERENTLY ->
                Text.of(
                        "分解数之和不等于本目标",
                        "the children's numbers do not add up to the one that this target must meet exactly");
            case NOT_SET -> Text.of("分解目标尚未定值", "children without a number");
            case NOT_COMPARABLE ->
                Text.of(
                        "分解目标的指标、口径或约束方向与本目标不同，未计入合计",
                        "children of another indicator, measure or kind of bound, which are in no sum");
            case OTHER_WINDOW ->
                Text.of("分解目标的起止月份或频次与本目标不同", "children whose months or recurrence are not this target's");
            case VALUES_DIFFER ->
                Text.of("下级完成值之和与本级完成值不一致", "the children's values do not add up to this target's own value");
        };
    }
}
