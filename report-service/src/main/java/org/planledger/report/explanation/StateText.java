package org.planledger.report.explanation;

import java.math.BigDecimal;
import java.util.List;
import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.Explanation;
import org.planledger.report.attainment.Goal;

/// The decision about the state as a sentence.
final class StateText {
    private StateText() {}

    static Text of(Explanation explained) {
        return switch (explained.stateRule()) {
            case NUMBER_PENDING ->
                Text.of("目标数字待定（文件中为 *** 或 xx）", "the plan does not print the number yet (*** or xx)");
            case NUMBER_ASSIGNED -> Text.of("目标数字由上级另行下达", "a higher level sets the number later");
            case BEFORE_WINDOW ->
                Text.of(
                        "截至月份 %1$s 早于目标期首月 %2$s",
                        "the month %1$s lies before the window, which begins in %2$s",
                        explained.circumstances().asOf(),
                        explained.target().from());
            case NO_VALUE -> Text.of("现有数据算不出完成值", "the figures that are there give no value");
            case NO_BASE ->
                Text.of(
                        "没有可比的基数：缺失、不为正，或不如本期完整",
                        "there is no base to compare with: it is missing, not positive, or less complete");
            case CAP_PASSED -> compared(explained, "完成值 %s 超过上限 %s", "the value %s is above the cap %s");
            case SATISFIED_AT_THE_END, UNSATISFIED_AT_THE_END ->
                after(
                        Text.of(
                                "末期数据已到（%s）：",
                                "the last figure is in (%s): ",
                                explained.result().through()),
                        satisfaction(explained));
            case SATISFIED_EARLY -> after(new Text("提前完成：", "reached early: "), satisfaction(explained));
            case NOTHING_DUE -> Text.of("按序时尚无应完成的量", "by the schedule nothing is due yet");
            case PACE_ON_TRACK -> compared(explained, "序时进度比 %s 不低于 %s", "the pace ratio %s is at least %s");
            case PACE_BEHIND ->
                compared(explained, "序时进度比 %s 不低于 %s，但低于 %s", "the pace ratio %s is at least %s and below %s");
            case PACE_FAR_BEHIND -> compared(explained, "序时进度比 %s 低于 %s", "the pace ratio %s is below %s");
            case POINTS_ON_TRACK ->
                compared(explained, "落后序时 %s 个百分点，不足 %s 个", "it is %s points behind schedule, fewer than %s");
            case POINTS_BEHIND ->
                compared(
                        explained,
                        "落后序时 %s 个百分点，不少于 %s 个且不超过 %s 个",
                        "it is %s points behind schedule, at least %s and at most %s");
            case POINTS_FAR_BEHIND ->
                compared(explained, "落后序时 %s 个百分点，超过 %s 个", "it is %s points behind schedule, more than %s");
            case SATISFIED_SO_FAR, DIRECTION_UNSATISFIED ->
                after(new Text("无序时进度；目前", "no pace; so far "), satisfaction(explained));
            case ATTAINMENT_NEAR ->
                compared(
                        explained,
                        "无序时进度；尚未达到目标，完成率 %s 不低于 %s",
                        "no pace; the target is not satisfied, and the attainment %s is at least %s");
            case ATTAINMENT_FAR ->
                compared(
                        explained,
                        "无序时进度；尚未达到目标，完成率 %s 低于 %s",
                        "no pace; the target is not satisfied, and the attainment %s is below %s");
            case ATTAINMENT_UNKNOWN ->
                Text.of("无序时进度；尚未达到目标，也无完成率", "no pace; the target is not satisfied, and there is no attainment");
        };
    }

    private static Text after(Text beginning, Text rest) {
        return new Text(beginning.chinese() + rest.chinese(), beginning.english() + rest.english());
    }

    /// @param chinese takes the number compared, then those it was compared with
    private static Text compared(Explanation explained, String chinese, String english) {
        Object[] numbers = new Object[1 + explained.against().size()];
        numbers[0] = plain(explained.compared());
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] = plain(explained.against().get(i - 1));
        }
        return Text.of(chinese, english, numbers);
    }

    private static Text satisfaction(Explanation explained) {
        boolean satisfied = explained.goal().satisfied();
        return switch (explained.target().goal()) {
            case Goal.Increase _ -> directional(explained, satisfied, "高于", "不高于", "is above", "is not above");
            case Goal.Decrease _ -> directional(explained, satisfied, "低于", "不低于", "is below", "is not below");
            case Goal.Exactly _ ->
                after(
                        Text.of(
                                "按 %d 位小数，",
                                "rounded to %d decimal(s), ", explained.goal().decimals()),
                        satisfied
                                ? compared(explained, "完成值 %s 等于 %s", "the value %s equals %s")
                                : compared(explained, "完成值 %s 不等于 %s", "the value %s does not equal %s"));
            case Goal.AtLeast _, Goal.AtMost _, Goal.About _, Goal.Between _ -> within(explained, satisfied);
        };
    }

    private static Text directional(
            Explanation explained, boolean satisfied, String yes, String no, String englishYes, String englishNo) {
        return explained.compared() == null
                ? Text.of("没有可比的基数", "there is no base to compare with")
                : compared(
                        explained,
                        "完成值 %s " + (satisfied ? yes : no) + "基数 %s",
                        "the value %s " + (satisfied ? englishYes : englishNo) + " the base %s");
    }

    private static Text within(Explanation explained, boolean satisfied) {
        return switch (explained.goal().family()) {
            case FLOOR ->
                satisfied
                        ? compared(explained, "完成值 %s 不低于 %s", "the value %s is at least %s")
                        : compared(explained, "完成值 %s 低于 %s", "the value %s is below %s");
            case CEILING ->
                satisfied
                        ? compared(explained, "完成值 %s 不高于 %s", "the value %s is at most %s")
                        : compared(explained, "完成值 %s 高于 %s", "the value %s is above %s");
            case TWO_SIDED, DIRECTIONAL ->
                Text.of(
                        satisfied ? "完成值 %s 在 %s 至 %s 之内" : "完成值 %s 不在 %s 至 %s 之内",
                        satisfied ? "the value %s lies within %s to %s" : "the value %s does not lie within %s to %s",
                        List.of(
                                        explained.result().value(),
                                        explained.goal().satisfiedFrom(),
                                        explained.goal().satisfiedTo())
                                .stream()
                                .map(StateText::plain)
                                .toArray());
        };
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
