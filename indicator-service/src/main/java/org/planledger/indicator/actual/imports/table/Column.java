package org.planledger.indicator.actual.imports.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.planledger.indicator.actual.imports.notation.FullWidth;

/// What a column of a table can be.
enum Column {
    INDICATOR("指标", "指标代码"),
    REGION("地区", "地区代码", "区域", "区域代码", "行政区划", "行政区划代码"),
    PERIOD("期间", "时期", "月份", "month"),
    VALUE("数值", "完成值", "本期"),
    STATUS("状态"),
    SOURCE("来源"),
    NOTE("备注"),
    REASON("原因", "修订原因"),
    YEAR("年份"),
    /// For people beside the codes and figures; it is not read.
    PASSED_OVER("序号", "计量单位"),
    /// The names of the indicators: read where no column says which they are by code or name, else for people.
    INDICATOR_NAME("指标名称", "指标名"),
    /// The same of the regions.
    REGION_NAME("地区名称", "地区名", "区域名称", "行政区划名称"),
    /// Earlier figures beside the one to fill in, as a template has them; they are not read either.
    EARLIER("上月", "上年同期");

    private static final Map<String, Column> BY_NAME = new HashMap<>();

    static {
        for (Column column : values()) {
            column.names.forEach(name -> BY_NAME.put(name, column));
            if (column.isRead()) {
                BY_NAME.put(column.field(), column);
            }
        }
    }

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    boolean isRead() {
        return switch (this) {
            case PASSED_OVER, EARLIER, INDICATOR_NAME, REGION_NAME -> false;
            default -> true;
        };
    }

    /// What the names in the column stand for; null when it holds no names.
    Column named() {
        return switch (this) {
            case INDICATOR_NAME -> INDICATOR;
            case REGION_NAME -> REGION;
            default -> null;
        };
    }

    /// The field of a figure that the column holds.
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The column with that header; upper and lower case, full-width and plain letters are the same, and blanks are
    /// none.
    ///
    /// @return null when there is none
    static Column named(String header) {
        return BY_NAME.get(FullWidth.comparable(header));
    }

    /// Whether the header says that the column holds codes.
    static boolean holdsCodes(String header) {
        return FullWidth.comparable(header).endsWith("代码");
    }

    /// Whether the header says that the column holds months, of which `4` is one.
    static boolean holdsMonths(String header) {
        String name = FullWidth.comparable(header);
        return name.equals("月份") || name.equals("month");
    }
}
