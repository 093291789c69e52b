package org.planledger.plan.document.outline;

import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// Lines that are told by their words: what belongs to the page, what hangs on the plan.
final class LineWords {
    private static final WordList FURNITURE =
            WordList.of("扫一扫 扫码 版权所有 网站标识码 ICP备 公网安备 打印整页 打印本页 打印内容 关闭窗口 分享到 上一篇 下一篇 您当前的位置 当前位置 您现在的位置 您所在的位置 字号: 返回顶部"
                    + " 技术支持 联系电话 浏览次数 责任编辑 信息来源");
    /// With these a line of a page begins. In the middle of one they may be what a task says: 推广扫码点餐.
    private static final WordList BEGINNINGS =
            WordList.of("版权所有 备案序号 备案编号 备案号 网站备案 网站标识码 政府网站标识码 上一篇 下一篇 上一条 下一条 打印本页 打印整页 打印内容 打印页面 (打印 打印关闭 关闭窗口 关闭本页"
                    + " 扫一扫在 扫一扫分享 扫码查看 扫码分享 分享到 分享: 返回顶部 您当前的位置 当前位置: 技术支持: 责任编辑: 信息来源: 来源: 浏览次数 联系我们 关于我们 网站地图"
                    + " 网站声明 隐私声明 友情链接 邮编: 邮政编码:");
    private static final WordList REGISTERED = WordList.of("ICP备 公网安备 网站标识码");
    private static final WordList HOSTS = WordList.of("主办: 主办单位: 承办: 承办单位: 协办: 协办单位: 运维单位: 维护单位:");
    private static final WordList GOVERNMENTS = WordList.of("人民政府 政府办公室 政府办 管委会 管理委员会 政务服务 大数据 融媒体 电子政务 信息中心 信息化中心");
    private static final WordList ANNEXES = WordList.of("附件 附表 附录");

    private static final int LONGEST_BEGINNING = 8;
    private static final int LONGEST = 60;

    private LineWords() {}

    static boolean areFurniture(String text, Range line, int longest) {
        return FURNITURE.indexIn(text, line.from(), Math.min(line.to(), line.from() + longest)) >= 0;
    }

    /// Whether a line that stands behind a task is one of the page.
    ///
    /// @param isAssigned whether somebody is to do the task
    static boolean areOfPage(String text, Range line, boolean isAssigned) {
        return areFurnitureBehindATask(text, line)
                || PageLines.areTools(text, line)
                || nameTheHost(text, line, isAssigned);
    }

    private static boolean areFurnitureBehindATask(String text, Range line) {
        return line.length() < LONGEST
                && (begins(BEGINNINGS, text, line) || REGISTERED.indexIn(text, line.from(), line.to()) >= 0);
    }

    /// Whether a line says who keeps the page. Who organizes what a task is about may be named in the same words.
    ///
    /// @param isAssigned whether somebody else is to do the task before it
    static boolean nameTheHost(String text, Range line, boolean isAssigned) {
        return begins(HOSTS, text, line)
                && (isAssigned || GOVERNMENTS.indexIn(text, line.from(), line.to()) >= 0)
                && text.substring(line.from(), line.to()).chars().noneMatch(sign -> ";,、。".indexOf(sign) >= 0);
    }

    private static boolean begins(WordList words, String text, Range line) {
        StringBuilder beginning = new StringBuilder();
        for (int i = line.from(); i < line.to() && beginning.length() < LONGEST_BEGINNING; i++) {
            if (text.charAt(i) != ' ') {
                beginning.append(text.charAt(i));
            }
        }
        return words.at(beginning.toString(), 0, beginning.length()) != null;
    }

    static boolean beginAnAnnex(String text, Range line) {
        return ANNEXES.at(text, line.from(), line.to()) != null;
    }
}
