package org.planledger.plan.document.outline;

import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// Tells the lines of the page that shows a plan from those of the plan: its navigation above, its tools, and what it
/// names below, up to the next part, section or task.
final class PageLines {
    private static final int LONGEST = 60;
    private static final WordList NAVIGATION =
            WordList.of("首页 网站首页 本站首页 政务公开 政府信息公开 信息公开 互动交流 政民互动 公众参与 政务服务 办事服务 网上办事 新闻中心 新闻资讯 要闻动态 政务动态 工作动态"
                    + " 部门动态 通知公告 公示公告 数据发布 数据开放 专题专栏 解读回应 政策解读 政策文件 政策法规 规划计划 法定主动公开内容 重点领域信息公开 登录 注册 简体 繁体 无障碍"
                    + " 无障碍阅读 无障碍浏览 长者模式 长者版 关怀版 适老化 搜索 站内搜索 手机版 移动版 网站支持IPv6");
    private static final WordList HOME = WordList.of("首页");
    private static final WordList TOOLS =
            WordList.of("打印 打印本页 打印此页 关闭 关闭本页 关闭窗口 纠错 我要纠错 网页纠错 内容纠错 收藏 分享 分享到 返回 返回顶部 顶部 下载"
                    + " 微信 微博 新浪微博 腾讯微博 QQ空间 字体 大 中 小 朗读 语音播报 扫码浏览");
    /// With these the list begins that a page has below a document.
    private static final WordList BELOW =
            WordList.of("相关链接 相关解读 相关文件 相关阅读 相关文章 相关报道 相关信息 相关新闻 相关政策 相关稿件 相关内容 解读链接 延伸阅读" + " 上一篇 下一篇 上一条 下一条 版权所有");
    private static final String SEPARATORS = " |/>»›→·-:()、";
    private static final String STEPS = ">»›→";

    private final String text;
    private boolean isBehindNavigation;
    private boolean isBelow;

    PageLines(String text) {
        this.text = text;
    }

    /// A part, a section or a task begins.
    void begin() {
        isBelow = false;
    }

    /// Whether a line before the first part or task is one of the page.
    boolean holdAbove(Range line) {
        isBehindNavigation = isNavigation(line);
        return isBehindNavigation || areTools(text, line) || isOfPage(line);
    }

    /// Whether a line in a part or a task is one of the page.
    ///
    /// @param isAssigned whether somebody is to do the task
    boolean holdBehind(Range line, boolean isAssigned) {
        isBelow |= beginsBelow(line) || LineWords.nameTheHost(text, line, isAssigned);
        return isBelow || LineWords.areOfPage(text, line, isAssigned) || isOfPage(line);
    }

    private boolean isOfPage(Range line) {
        return line.length() < 2 * LONGEST && LineWords.areFurniture(text, line, LONGEST);
    }

    /// 首页 > 政务公开 > 规划计划, or the words of a menu, behind the first of which one may stand alone on a line.
    private boolean isNavigation(Range line) {
        int home = HOME.indexIn(text, line.from(), Math.min(line.to(), line.from() + LONGEST));
        if (home >= 0 && line.of(text).chars().anyMatch(sign -> STEPS.indexOf(sign) >= 0)) {
            return line.length() < 2 * LONGEST;
        }
        return (home >= 0 || isBehindNavigation) && areAll(NAVIGATION, text, line);
    }

    /// Whether a line is made of the tools of a page alone: 打印 | 关闭.
    static boolean areTools(String text, Range line) {
        return line.length() > 1 && areAll(TOOLS, text, line);
    }

    private static boolean areAll(WordList words, String text, Range line) {
        boolean hasWord = false;
        int i = line.from();
        while (i < line.to() && line.length() < LONGEST) {
            String word = words.at(text, i, line.to());
            if (word == null && SEPARATORS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
            hasWord |= word != null;
            i += word == null ? 1 : word.length();
        }
        return hasWord;
    }

    private boolean beginsBelow(Range line) {
        String word = BELOW.at(text, line.from(), line.to());
        int end = line.from() + (word == null ? 0 : word.length());
        return word != null && (end == line.to() || ": ".indexOf(text.charAt(end)) >= 0);
    }
}
