package org.planledger.indicator.actual.template;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// The sheet that explains a template.
final class TemplateGuide {
    private static final int WIDTH = 90;

    private static final List<Text> RULES = List.of(
            Text.of(
                    "1. 只填黄色单元格：数值、状态、来源、备注、原因。灰色单元格受保护，请勿改动；需要时可撤销工作表保护（无密码）。",
                    "1. Fill in the yellow cells only: 数值 (value), 状态 (status), 来源 (source), 备注 (note), 原因 (reason). Grey"
                            + " cells are protected, without a password."),
            Text.of(
                    "2. 没有数据的行留空：数值、状态、来源、备注、原因都空的行不导入。空不等于 0；数据确为 0 时填 0。",
                    "2. Leave a row empty where there is no figure: a row with none of the five is passed over. Empty is"
                            + " not 0; where the figure is 0, write 0."),
            Text.of(
                    "3. 数值按“计量单位”填写，只写数字，不写单位和百分号；小数位数以指标规定为限。",
                    "3. The value is in the unit of 计量单位: the number alone, without unit or percent sign, with no more"
                            + " decimals than the indicator has."),
            Text.of(
                    "4. 期间写作“1—9月”的，填年初至该月的累计数；“1—2月”为 1、2 月合计，1 月不单独填报。",
                    "4. A period such as 1—9月 takes the figure accumulated since January; 1—2月 is January and February"
                            + " together."),
            Text.of(
                    "5. 状态选“初步”或“最终”，空即初步。修订最终数须在“原因”中说明。",
                    "5. 状态 is 初步 (provisional) or 最终 (final); empty is provisional. A final figure is revised for a reason"
                            + " only, told in 原因."),
            Text.of(
                    "6. “上月”为上一期的数据（季度指标即上一季度），“上年同期”为去年同一期间的数据，供对照，不导入。数值已填的，是已报的现值。",
                    "6. 上月 is the figure of the period before (of a quarterly indicator, the quarter before), 上年同期 that of"
                            + " the same period a year before; they are not read. A value that is there already is the"
                            + " one posted."),
            Text.of(
                    "7. 填好后保存为 .xlsx，发送到 POST /v1/actuals/imports；有错时可要求退回标出错处的同一工作簿（Accept 为 xlsx）。",
                    "7. Save it as .xlsx and send it to POST /v1/actuals/imports; where there are faults, the same workbook"
                            + " can be had back with them marked (Accept of xlsx)."));

    private final Language language;
    private final YearMonth month;
    private final String region;
    private final String unit;

    TemplateGuide(Language language, YearMonth month, String region, String unit) {
        this.language = language;
        this.month = month;
        this.region = region;
        this.unit = unit;
    }

    /// What the workbook is.
    ///
    /// @param region null for all
    /// @param unit null for all
    static String title(Language language, YearMonth month, String region, String unit) {
        String whose = Stream.of(unit == null ? "" : unit, region == null ? "" : region)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return Text.of(
                        "%3$s %1$d 年 %2$d 月应填报数据",
                        "%3$s: figures due for %1$d-%2$02d", month.getYear(), month.getMonthValue(), whose)
                .in(language);
    }

    void write(XSSFSheet sheet, List<TemplateRow> rows, TemplateStyles styles) {
        sheet.setColumnWidth(0, WIDTH * 256);
        add(sheet, title(language, month, region, unit), styles, true);
        Map<LocalDate, Integer> deadlines = new TreeMap<>();
        rows.forEach(row -> deadlines.merge(row.due().deadline(), 1, Integer::sum));
        deadlines.forEach((day, count) -> add(
                sheet,
                Text.of("截止 %1$s：%2$d 个数据", "until %1$s: %2$d figure(s)", day, count)
                        .in(language),
                styles,
                false));
        for (Text rule : RULES) {
            add(sheet, rule.in(language), styles, false);
        }
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private static void add(XSSFSheet sheet, String text, TemplateStyles styles, boolean isTitle) {
        XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
        XSSFCell cell = row.createCell(0);
        cell.setCellValue(text);
        cell.setCellStyle(styles.paragraph(isTitle));
        int columns = text.codePoints().map(point -> point < 0x80 ? 1 : 2).sum();
        row.setHeightInPoints(18F * (1 + columns / WIDTH));
    }
}
