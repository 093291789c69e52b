package org.planledger.plan.document.head;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// What a property of a page says, by the labels that pages give it.
enum PropertyKind {
    DRAWN_UP("成文日期 成文时间"),
    ISSUED("发文日期 发文时间 印发日期 印发时间 制发日期 签发日期 生成日期 生成时间"),
    PUBLISHED("发布日期 发布时间 公开日期 公开时间 时间 日期"),
    ISSUER("发文机关 发文机构 发文单位 发布机构 发布机关 发布单位 制发机关 制发单位 制定机关 印发机关 公开主体"),
    NUMBER("文号 发文字号 发文文号 文件编号 文件文号 公文文号 文件字号"),
    VALIDITY("有效性 文件有效性 时效性 时效 时效状态 公文时效 文件时效 效力 效力状态 文件效力 有效状态 状态 文件状态 是否有效"),
    REPEAL("是否失效 是否废止"),
    TITLE("名称 标题 文件名称 文件标题 公文名称 公文标题 信息名称 信息标题"),
    OTHER("索引号 信息索引号 信息分类 主题分类 主题词 关键词 文种 体裁 体裁分类 来源 信息来源 作者 责任编辑 字体 字号 浏览次数 阅读次数"
            + " 公开方式 公开类型 公开形式 公开范围 实施日期 施行日期 生效日期 失效日期 失效时间 废止日期 废止时间 有效期 有效期至"
            + " 截止日期 效力级别");

    private static final WordList OVER = WordList.of("失效 已失效 废止 已废止 无效 全文失效 全文废止 宣布失效 宣布废止 自动失效 不再有效 过期 已过期");
    private static final WordList IN_FORCE = WordList.of("有效 现行有效 部分失效 部分废止 部分有效");
    private static final WordList PLANS = WordList.of("计划 任务 方案 要点 规划 目标 意见 安排 措施 清单 工作 报告 实事");
    private static final int LONGEST_VALUE = 60;

    private static final Map<String, PropertyKind> BY_LABEL = Arrays.stream(values())
            .flatMap(kind -> Arrays.stream(kind.labels.split(" ")).map(label -> Map.entry(label, kind)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String labels;

    /// @param labels divided by blanks
    PropertyKind(String labels) {
        this.labels = labels;
    }

    /// The kind of property that a label, written without blanks, introduces.
    ///
    /// @return null when it introduces none
    static PropertyKind of(String label) {
        return BY_LABEL.get(label);
    }

    /// Whether words may be the value where no colon says that they are.
    boolean fits(SourceText source, Range value) {
        String words = value.of(source.plain());
        if (this == TITLE) {
            return true;
        }
        if (words.length() > LONGEST_VALUE || PLANS.isIn(words)) {
            return false;
        }
        return switch (this) {
            case DRAWN_UP, ISSUED, PUBLISHED -> DateWords.in(words) != null;
            case NUMBER -> DocumentNumber.in(source, value) != null;
            case VALIDITY, REPEAL -> isState(words);
            default -> words.indexOf('年') < 0 && words.indexOf('。') < 0;
        };
    }

    /// Whether words that follow the label at once, without a blank, are its value: 成文日期2024-03-20.
    boolean fitsAtOnce(SourceText source, Range value) {
        return switch (this) {
            case TITLE, OTHER -> false;
            case ISSUER -> UnitWords.isUnit(value.of(source.plain())) && fits(source, value);
            default -> fits(source, value);
        };
    }

    /// Whether the value says that the document is over.
    boolean isOver(String value) {
        return switch (this) {
            case VALIDITY -> value.startsWith("否") || OVER.at(value, 0, value.length()) != null;
            case REPEAL -> value.startsWith("是") || OVER.at(value, 0, value.length()) != null;
            default -> false;
        };
    }

    private static boolean isState(String words) {
        return "是否".indexOf(words.charAt(0)) >= 0
                || OVER.at(words, 0, words.length()) != null
                || IN_FORCE.at(words, 0, words.length()) != null;
    }
}
