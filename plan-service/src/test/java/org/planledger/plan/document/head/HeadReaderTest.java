package org.planledger.plan.document.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.outline.OutlineReader;
import org.planledger.plan.document.source.SourceText;

/// What a document says of the plan as a whole.
class HeadReaderTest {
    private static final String REASONS =
            "\n为深入贯彻党的二十大精神，全面落实上级关于推动高质量发展的各项部署要求，结合我县实际，现就做好有关工作制定本方案，请各镇、各部门认真抓好落实。\n一、总体要求\n";

    private static PlanHead read(String text) {
        SourceText source = new SourceText(text);
        return HeadReader.read(source, OutlineReader.read(source).head());
    }

    @Test
    void aPageWithATableOfPropertiesIsRead() {
        PlanHead head = read("""
                您当前的位置: 首页 > 政务公开
                甲县人民政府办公室 关于印发甲县2024年工业倍增实施方案的通知
                索引号:

                11371500MB2809831X/2024-1

                成文日期:

                2024-02-03
                发布单位:
                甲县工信局
                甲政办发〔2024〕7号
                各镇人民政府,县直各部门:
                甲县人民政府办公室
                2024年2月5日
                (此件公开发布)
                甲县2024年工业倍增实施方案""" + REASONS);
        assertEquals(
                new PlanHead(
                        "甲县2024年工业倍增实施方案",
                        "甲政办发〔2024〕7号",
                        "甲县人民政府办公室",
                        LocalDate.of(2024, 2, 3),
                        YearMonth.of(2024, 1),
                        YearMonth.of(2024, 12),
                        Validity.IN_FORCE),
                head);
    }

    @Test
    void aTableOfPropertiesThatKeptARowALineIsRead() {
        PlanHead head = read("""
                索 引 号: | 000014349/2025-91150 | 信息分类: | 综合政务
                发布机构: | 甲县人民政府办公室 | 发文日期: | 2025年1月20日
                文号: | 甲府办发〔2025〕3号 | 是否有效: | 是
                名称: | 甲县人民政府办公室关于印发2025年重点工作任务清单的通知 |
                甲县2025年重点工作任务清单
                一、总体要求
                """);
        assertEquals("甲县2025年重点工作任务清单", head.title());
        assertEquals("甲府办发〔2025〕3号", head.documentNumber());
        assertEquals("甲县人民政府办公室", head.issuer());
        assertEquals(LocalDate.of(2025, 1, 20), head.issuedOn());
    }

    @Test
    void aTitleMayStandAboveTheNumberAndTheDay() {
        PlanHead head = read("甲市“十四五”卫生健康发展规划\n甲政发〔2021〕28号\n2021年12月20日\n一、总体要求\n");
        assertEquals("甲市“十四五”卫生健康发展规划", head.title());
        assertEquals(YearMonth.of(2025, 12), head.to());
        assertEquals("甲县2024年为民办实事项目", read("甲县2024年为民办实事项目\n一、新建幼儿园3所。\n").title());
    }

    @Test
    void aTitleInSeveralLinesIsOne() {
        PlanHead head = read("甲县绿色发展三年行动计划(征求意见稿)\n乙市甲县绿色低碳\n发展三年行动计划\n（2023—2025年）\n(征求意见稿)" + REASONS);
        assertEquals("乙市甲县绿色低碳发展三年行动计划（2023—2025年）", head.title());
        assertEquals(YearMonth.of(2023, 1), head.from());
        assertEquals(YearMonth.of(2025, 12), head.to());
        assertEquals(Validity.DRAFT_FOR_COMMENT, head.validity());
    }

    @Test
    void theLetterNamesTheTitleWhereThePageHasLostSignsOfIt() {
        PlanHead head = read("甲县政府关于印发《甲县高质量发展2023年重点任务》的通知\n失效\n甲县高质量\n发2023年重点任务" + REASONS);
        assertEquals("甲县高质量发展2023年重点任务", head.title());
        assertEquals(Validity.EXPIRED, head.validity());
    }

    @Test
    void aLetterOfSeveralLinesComesBeforeThePlan() {
        PlanHead head = read("""
                甲市人民政府办公室
                关于印发《2024年〈政府工作报告〉重点工作责任分解方案》
                的通知
                甲政办发〔2024〕5号
                各县市区人民政府，市直各单位：
                《2024年〈政府工作报告〉重点工作责任分解方案》已经市人民政府同意，现印发给你们，请认真抓好落实。
                甲市人民政府办公室
                二〇二四年二月十六日
                2024年《政府工作报告》重点工作
                责任分解方案""" + REASONS);
        assertEquals("2024年《政府工作报告》重点工作责任分解方案", head.title());
        assertEquals("甲市人民政府办公室", head.issuer());
        assertEquals(LocalDate.of(2024, 2, 16), head.issuedOn());
    }

    @Test
    void whoSignedIssuedIt() {
        PlanHead head = read("甲县2026年农业工作要点\n甲县委农村工作领导小组\n2026年3月2日" + REASONS);
        assertEquals("甲县委农村工作领导小组", head.issuer());
    }

    @Test
    void theFiveYearPlanSaysTheYears() {
        PlanHead head = read("甲县“十四五”能源规划" + REASONS);
        assertEquals(YearMonth.of(2021, 1), head.from());
        assertEquals(YearMonth.of(2025, 12), head.to());
    }

    @Test
    void yearsThatOnlyTheTextNamesBeginWithTheDayOfIssue() {
        PlanHead head = read("甲县高质量发展工作方案\n2023年5月6日" + REASONS + "1.甲。到2025年建成2个。到2025年达到3个。");
        assertEquals(YearMonth.of(2023, 1), head.from());
        assertEquals(YearMonth.of(2025, 12), head.to());
    }

    @Test
    void theTitleStandsAboveTheFirstSentenceHoweverShortItIs() {
        PlanHead head = read("甲市2024年重点工作\n今年是关键一年，要抓好以下工作。\n一、甲\n1.乙。丙。");
        assertEquals("甲市2024年重点工作", head.title());
        assertEquals(YearMonth.of(2024, 12), head.to());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "为做好全县2025年重点工作，制定本要点",
                "为推动高质量发展，结合我县实际，制定如下工作方案",
                "根据省、市有关工作部署，现就做好有关工作提出如下意见",
                "按照县委经济工作会议部署制定本工作方案",
                "2025年，全县上下聚焦重点任务，加快高质量发展",
                "围绕全县目标任务，坚持稳中求进，重点抓好以下工作",
                "现将《甲县2025年工作要点》印发给你们，请认真抓好落实",
            })
    void aSentenceBelowTheTitleThatLostItsFullStopIsNoTitle(String sentence) {
        assertEquals(
                "甲县2025年重点工作任务",
                read("甲县2025年重点工作任务\n" + sentence + "\n一、甲\n1.乙。丙。").title());
        assertEquals(
                "甲县2025年重点工作任务",
                read("甲县2025年重点工作任务\n" + sentence + "\n各项工作由各单位分别负责。\n一、甲\n1.乙。丙。")
                        .title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "甲县关于优化营商环境，促进民营经济发展的实施方案",
                "关于加快发展现代农业，\n推进乡村振兴的实施意见",
                "为民办实事工作方案",
                "以工代赈2025年工作要点",
                "根治欠薪专项行动方案",
                "甲县贯彻落实上级部署安排2025年工作要点",
            })
    void aTitleMayHaveACommaOrBeginWithTheWordsOfReasons(String title) {
        assertEquals(
                title.replace("\n", ""),
                read(title + "\n为做好有关工作，制定本方案。\n一、甲\n1.乙。丙。").title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "索 引 号113307010/2025-00218 文　　号甲政发〔2025〕17号",
                "文号甲政发〔2025〕17号",
                "文　　号甲政发〔2025〕17号　成文日期2025-03-14",
                "发文字号：甲政发〔2025〕17号",
                "甲政发〔2025〕17号",
            })
    void aNumberBehindItsLabelWithoutAGapIsReadWithoutIt(String line) {
        assertEquals("甲政发〔2025〕17号", read("甲县2025年工作方案\n" + line + REASONS).documentNumber());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "有效性：失效",
                "有效性 失效",
                "有效性失效",
                "有效性\n失效",
                "有 效 性：\n失效",
                "文件状态：失效",
                "效力状态：废止",
                "是否有效：否",
                "是否废止：是",
                "公文时效：已失效（2025年1月1日）",
                "文号：甲政发〔2024〕2号 有效性：失效",
                "索引号\t11371500MB28/2024-1\t有效性\t失效",
                "有效性：失效 浏览次数：7",
                "【有效性：失效】"
            })
    void aPageThatSaysTheDocumentIsOverIsBelieved(String property) {
        for (String text :
                new String[] {property + "\n甲县2024年重点工作任务\n一、甲\n", "甲县2024年重点工作任务\n" + property + "\n一、甲\n"}) {
            PlanHead head = read(text);
            assertEquals(Validity.EXPIRED, head.validity(), text);
            assertEquals("甲县2024年重点工作任务", head.title(), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"有效性：有效", "有效性：有效 失效日期：2025-12-31", "失效日期\n2025-12-31", "是否废止：否", "是否有效\n是", "有效性：部分失效", "有效性："})
    void aPageThatDoesNotSaySoLeavesItInForce(String property) {
        PlanHead head = read(property + "\n甲县2024年重点工作任务\n一、甲\n");
        assertEquals(Validity.IN_FORCE, head.validity());
        assertEquals("甲县2024年重点工作任务", head.title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "发布机构:甲县人民政府 文号:甲政发〔2024〕2号 成文日期:2024-03-20 公开日期:2024-04-15 有效性:有效",
                "发布机构\t甲县人民政府\t文号\t甲政发〔2024〕2号\t成文日期\t2024-03-20",
                "发布机构：\t甲县人民政府\t文　　号：\t甲政发〔2024〕2号\n成文日期：\t2024年3月20日\t发布日期：\t2024-04-15 09:41:27",
                "发布时间：2024-04-15 来源：甲县广电台\n发布单位：甲县人民政府\n发文字号：甲政发〔2024〕2号\n成文日期\n2024-03-20",
                "名称：甲县大气专班通告索引号：00025/2024\n发文机关甲县人民政府\n文号甲政发〔2024〕2号\n成文日期2024-03-20",
                "发布时间：2024-04-15\n文号：甲政发〔2024〕2号 责任编辑：张三 制发机关：甲县人民政府 点击率：7\n成文时间 2024-03-20"
            })
    void severalPropertiesMayStandOnALine(String properties) {
        PlanHead wanted = new PlanHead(
                "甲县2024年重点工作任务",
                "甲政发〔2024〕2号",
                "甲县人民政府",
                LocalDate.of(2024, 3, 20),
                YearMonth.of(2024, 1),
                YearMonth.of(2024, 12),
                Validity.IN_FORCE);
        assertEquals(wanted, read(properties + "\n甲县2024年重点工作任务\n一、甲\n"));
        assertEquals(wanted, read("甲县2024年重点工作任务\n" + properties + "\n一、甲\n"));
    }

    @Test
    void thePropertiesBelowATitleAreNoPartOfIt() {
        String title = "甲县人民政府关于全面推进乡村振兴加快农业农村现代化建设的2024年重点工作任务责任分解方案";
        PlanHead head = read(title + "\n发布单位:甲县人民政府办公室\n一、甲\n");
        assertEquals(title, head.title());
        assertEquals("甲县人民政府办公室", head.issuer());
    }

    @Test
    void propertiesMayFollowOtherWordsOfALine() {
        PlanHead head = read("甲县人民政府网 有效性：失效\n甲县人民政府关于印发甲县2024年重点工作任务的通知\n甲县2024年重点工作任务\n一、甲\n");
        assertEquals(Validity.EXPIRED, head.validity());
        assertEquals("甲县2024年重点工作任务", head.title());
    }

    @Test
    void theNameThatThePageGivesIsTheTitleWhereThereIsNoOther() {
        assertEquals("甲县2024年工作要点", read("标题：甲县2024年工作要点\n文号：\n一、甲\n").title());
    }

    @Test
    void thePropertyThatNamesTheLetterIsReadAsTheLetter() {
        PlanHead head = read("""
                名称:甲县环委会办公室关于印发《甲县2024年治污行动方案》的通知索引号:000255-20240415-00016
                发布机构:生态环境分局 文号:甲环委办〔2024〕3号 成文日期:2024-04-11
                甲县2024年治污行动方案
                一、甲
                """);
        assertEquals("甲县2024年治污行动方案", head.title());
        assertEquals("甲县环委会办公室", head.issuer());
    }

    @Test
    void aNumberThatStandsAloneOnItsLabelledLineIsRead() {
        PlanHead head = read("甲县2024年重点工作任务\n发文字号：甲政发〔2024〕2号\n一、甲\n");
        assertEquals("甲政发〔2024〕2号", head.documentNumber());
    }

    @Test
    void whatIsNotSaidIsNotInvented() {
        PlanHead head = read("一、甲\n1.乙。丙。");
        assertEquals(new PlanHead(null, null, null, null, null, null, Validity.IN_FORCE), head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "索引号\n发布机构\n成文日期\n发文字号\n00849/2024-1\n甲县人民政府办公室\n2024年2月3日\n甲政办发〔2024〕7号\n",
                "索引号：\n文号：\n成文日期：\n发布机构：\n有效性：\n00849/2024-1\n甲政办发〔2024〕7号\n2024-02-03\n甲县人民政府办公室\n有效\n",
                "成文日期\n发布日期\n文　号\n发文机关\n2024年2月3日\n2024年2月9日\n甲政办发〔2024〕7号\n甲县人民政府办公室\n",
            })
    void labelsMayStandBeforeAllTheirValues(String properties) {
        PlanHead head = read(properties + "甲县2024年工业倍增实施方案" + REASONS);
        assertEquals("甲县2024年工业倍增实施方案", head.title());
        assertEquals("甲政办发〔2024〕7号", head.documentNumber());
        assertEquals("甲县人民政府办公室", head.issuer());
        assertEquals(LocalDate.of(2024, 2, 3), head.issuedOn());
        assertEquals(Validity.IN_FORCE, head.validity());
    }

    @Test
    void valuesThatAreFewerThanTheirLabelsAreNotGuessed() {
        PlanHead head = read("索引号\n发布机构\n文号\n成文日期\n2024年2月3日\n甲县2024年工业倍增实施方案" + REASONS);
        assertEquals("甲县2024年工业倍增实施方案", head.title());
        assertEquals(LocalDate.of(2024, 2, 3), head.issuedOn());
        assertNull(head.documentNumber());
        assertNull(head.issuer());
    }
}
