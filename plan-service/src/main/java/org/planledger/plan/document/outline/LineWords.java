package org.planledger.plan.document.outline;

import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// Lines that are told by their words: what belongs to the page, what hangs on the plan, goals before the first part.
final class LineWords {
    private static final WordList FURNITURE =
            WordList.of("扫一扫 扫码 版权所有 网站标识码 ICP备 公网安备 打印整页 打印本页 打印内容 关闭窗口 分享到 上一篇 下一篇 您当前的位置 当前位置 字号: 返回顶部"
                    + " 主办单位: 承办单位: 技术支持 联系电话 浏览次数 责任编辑 信息来源");
    private static final WordList ANNEXES = WordList.of("附件 附表 附录");
    private static final WordList GOALS = WordList.of("主要目标 预期目标 总体目标 工作目标 发展目标 奋斗目标 年度目标 行动目标 目标是 目标为 目标:");

    private LineWords() {}

    static boolean areFurniture(String text, Range line, int longest) {
        return FURNITURE.indexIn(text, line.from(), Math.min(line.to(), line.from() + longest)) >= 0;
    }

    static boolean beginAnAnnex(String text, Range line) {
        return ANNEXES.at(text, line.from(), line.to()) != null;
    }

    /// Where goals with numbers begin that are named as such.
    ///
    /// @return -1 when none do
    static int goalsIn(String text, Range line) {
        int goals = GOALS.indexIn(text, line.from(), line.to());
        boolean haveNumbers =
                goals >= 0 && text.substring(goals, line.to()).chars().anyMatch(Character::isDigit);
        return haveNumbers ? goals : -1;
    }
}
