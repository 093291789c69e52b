package org.planledger.plan.document.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.SourceText;

/// How documents are built.
class OutlineReaderTest {
    private static List<OutlineTask> tasks(String text) {
        return OutlineReader.read(new SourceText(text)).tasks();
    }

    private static List<String> numbers(String text) {
        return tasks(text).stream().map(OutlineTask::number).toList();
    }

    @Test
    void partsAndSectionsStandAsPrinted() {
        List<OutlineTask> tasks = tasks("一、甲,乙\n(一)丙\n1.丁。戊。\n（二）己\n2.庚。辛。\n二、壬\n3.癸。子。");
        assertEquals(
                List.of("1", "2", "3"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals("一、甲,乙", tasks.get(0).part());
        assertEquals("（二）己", tasks.get(1).section());
        assertEquals("二、壬", tasks.get(2).part());
        assertNull(tasks.get(2).section());
    }

    @Test
    void whatAPartSaysBeforeItsTasksIsOneOpening() {
        List<OutlineTask> tasks = tasks("一、甲\n到2025年达到5%。(牵头部门:乙局)\n(一)丙\n丁。\n1.戊。己。");
        assertEquals(List.of("P1", "1"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals(List.of("乙局"), tasks.getFirst().units().lead());
    }

    @Test
    void moreParagraphsWithUnitsOfTheirOwnBelongToTheTask() {
        OutlineTask task =
                tasks("一、甲\n1.乙。丙。(牵头部门:丁局)\n戊产业。己。(牵头部门:庚局)\n2.辛。壬。").getFirst();
        assertEquals(List.of("丁局", "庚局"), task.units().lead());
        assertEquals(2, task.bodies().size());
    }

    @Test
    void numbersThatBeginAnewInEachPartAreToldApart() {
        assertEquals(List.of("1-1", "1-2", "2-1"), numbers("一、甲\n1.乙。丙。\n2.丁。戊。\n二、己\n1.庚。辛。"));
    }

    @Test
    void numbersThatBeginAnewInEachSectionStandBehindPartAndSection() {
        assertEquals(
                List.of("1-1-1", "1-1-2", "1-2-1", "2-3-1"),
                numbers("一、甲\n（一）乙\n1.丙。丁。\n2.戊。己。\n（二）庚\n1.辛。壬。\n二、癸\n（三）子\n1.丑。寅。"));
    }

    @Test
    void goalsBeforeTheFirstPartBelongToAnOpening() {
        List<OutlineTask> tasks = tasks("某县工作要点\n总体要求是坚持创新。主要目标是：入园率达到97%以上。\n一、甲\n1.乙。丙。");
        assertEquals(List.of("P0", "1"), tasks.stream().map(OutlineTask::number).toList());
        assertNull(tasks.getFirst().part());
        assertTrue(tasks.getFirst().isOpening());
    }

    @Test
    void aNumberMayStandApartFromItsMark() {
        List<OutlineTask> tasks = tasks("一 、甲\n（ 一 ）乙\n１．丙。丁。");
        assertEquals("一 、甲", tasks.getFirst().part());
        assertEquals("（ 一 ）乙", tasks.getFirst().section());
    }

    @Test
    void whatIsNumberedInBracketsAndToBeDoneBySomebodyIsATask() {
        List<OutlineTask> tasks = tasks("""
                一、任务
                （一）网络
                （1）升级通信网络。新建基站380个。（区甲局牵头，区乙局配合）
                （2）建设算力中心。算力达到500P。（区甲局负责）
                （二）产业
                （1）发展软件业。收入达到90亿元。（区丙局负责）
                """);
        assertEquals(
                List.of("1-1-1", "1-1-2", "1-2-1"),
                tasks.stream().map(OutlineTask::number).toList());
        assertEquals("（二）产业", tasks.get(2).section());
        assertEquals("发展软件业", tasks.get(2).title());
        assertEquals(List.of("区丙局"), tasks.get(2).units().lead());
    }

    @Test
    void aListInBracketsInsideATaskOrASectionIsNone() {
        assertEquals(List.of("1", "2"), numbers("一、甲\n1.乙。丙。\n（1）丁。\n（2）戊。\n2.己。庚。"));
        assertEquals(List.of("1", "2"), numbers("一、甲\n（一）乙。丙。\n（1）丁。\n（2）戊。（责任单位：区甲局）\n（3）辛。\n（二）己。庚。（区乙局负责）"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"任务一 ", "任务一：", "重点任务1:", "行动1 ", "实事1．"})
    void aTaskMayBeCalledSo(String first) {
        String second = first.replace('一', '二').replace('1', '2');
        List<OutlineTask> tasks = tasks("一、甲\n" + first + "加强平台建设。新建2处。\n" + second + "改善服务。增加3处。");
        assertEquals(List.of("1", "2"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals("加强平台建设", tasks.getFirst().title());
        assertEquals("一、甲", tasks.getFirst().part());
    }

    @ParameterizedTest
    @ValueSource(strings = {"行动", "项目", "工程"})
    void aListOfActionsInsideANumberedTaskIsNone(String kind) {
        List<OutlineTask> tasks = tasks(
                "一、甲\n1.实施三大行动。\n" + kind + "一：乙。\n" + kind + "二：丙。\n" + kind + "三：丁。\n2.改善环境。造林2万亩。\n3.保障就业。新增1万人。");
        assertEquals(
                List.of("1", "2", "3"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals("改善环境", tasks.get(1).title());
        assertEquals(3, tasks.getFirst().bodies().size());
    }

    @Test
    void aNumberedListInsideATaskThatIsCalledSoIsNone() {
        List<OutlineTask> tasks = tasks("一、甲\n任务一：乙。丙。\n1.丁。\n2.戊。\n3.己。\n任务二：庚。辛。\n1.壬。\n任务三：癸。子。");
        assertEquals(
                List.of("1", "2", "3"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals(
                List.of("乙", "庚", "癸"), tasks.stream().map(OutlineTask::title).toList());
    }

    @Test
    void whatIsCalledATaskBeforeTheNumberedOnesDoesNotHideThem() {
        assertEquals(
                List.of("1-1", "1-2", "2-1", "2-2"), numbers("一、甲\n行动一：乙。丙。\n行动二：丁。戊。\n二、己\n1.庚。辛。\n行动一：壬。\n2.癸。子。"));
    }

    @Test
    void aTaskThatIsOnlyNamedInASentenceBeginsNone() {
        assertEquals(List.of("1"), numbers("一、甲\n1.乙。丙。\n项目一期建成投产。\n工程1公里。\n任务重大。"));
    }

    @Test
    void whatAChapterSaysBeforeItsPartsIsNotWhatAPartSays() {
        List<OutlineTask> tasks = tasks("第一部分 背景\n已有医院3家。\n第二部分 任务\n一、目标\n到2025年床位达到500张。\n二、任务\n1.甲。乙。");
        assertEquals(
                List.of("C1", "P1", "1"),
                tasks.stream().map(OutlineTask::number).toList());
        assertTrue(tasks.getFirst().isOpening());
    }

    @ParameterizedTest
    @CsvSource({
        "一、发展基础, true",
        "第一部分 规划背景, true",
        "（一）“十三五”主要成效, true",
        "一、夯实发展基础, false",
        "二、形成新格局, false",
        "（一）“十四五”主要目标, false",
        "一、发展基础与形势, true",
        "一、规划背景和面临的机遇与挑战, true",
        "（二）存在的主要问题, true",
        "第一节 发展环境分析, true",
        "一、基本情况：, true",
        "（一）发展环境优化行动, false",
        "（二）形势政策教育, false",
        "（三）基本情况普查, false",
        "（一）发展基础更加坚实, false",
        "（二）现状调查工程, false",
        "一、, false",
        ", false"
    })
    void aPartThatLooksBackIsToldByItsHeading(String heading, boolean looksBack) {
        assertEquals(looksBack, Retrospect.is(heading));
    }

    @Test
    void aSectionThatLooksBackPromisesNothingAndTheOthersOfItsPartDo() {
        List<OutlineTask> tasks = tasks("""
                一、总体要求
                （一）发展现状
                床位达到3000张。
                （二）发展目标
                床位达到5000张。
                （三）面临形势
                老人达到9万人。
                二、任务
                1.甲。乙。
                """);
        OutlineTask opening = tasks.getFirst();
        assertEquals("P1", opening.number());
        assertEquals(3, opening.bodies().size());
        assertEquals(List.of(opening.bodies().get(1)), opening.promises());
        assertEquals(tasks.getLast().bodies(), tasks.getLast().promises());
    }

    @Test
    void aSectionThatLooksBackPromisesNothingWhereSectionsAreTasks() {
        List<OutlineTask> tasks = tasks("一、总体要求\n（一）发展现状\n床位达到3000张。\n（二）发展目标\n床位达到5000张。");
        assertEquals(List.of(), tasks.getFirst().promises());
        assertEquals(1, tasks.getLast().promises().size());
    }

    @Test
    void aPlanWithoutNumberedTasksHasItsSectionsAsTasks() {
        List<OutlineTask> tasks = tasks("一、甲\n(一)加强建设。新建2处。(责任单位:乙局)\n(二)丙\n丁。");
        assertEquals(List.of("1", "2"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals("加强建设", tasks.getFirst().title());
        assertEquals(List.of("乙局"), tasks.getFirst().units().lead());
    }

    @Test
    void sectionsThatAreToBeDoneBySomebodyAreTasksThoughOneOfThemHoldsAList() {
        List<OutlineTask> tasks = tasks("""
                一、甲
                (一)抓投资。完成投资50亿元。责任单位:甲局
                (二)抓消费。发放消费券。责任单位:乙局
                二、乙
                (三)抓就业。1.新增就业1万人。
                2.培训5000人次。责任单位:丙局
                (四)抓教育。新建学校2所。责任单位:丁局
                """);
        assertEquals(
                List.of("1", "2", "3", "4"),
                tasks.stream().map(OutlineTask::number).toList());
        assertEquals("抓就业", tasks.get(2).title());
        assertEquals(List.of("丙局"), tasks.get(2).units().lead());
        assertEquals("二、乙", tasks.get(2).part());
    }

    @Test
    void sectionsWithoutPartsAreTasks() {
        assertEquals(List.of("1", "2"), numbers("(一)抓投资。完成50亿元。\n(二)抓消费。发放消费券。"));
    }

    @Test
    void partsThatAreToBeDoneBySomebodyAreTasks() {
        List<OutlineTask> tasks = tasks("一、新增就业1.2万人。(责任单位:甲局)\n二、新建农田10万亩(牵头单位:乙局)\n三、改善环境。植树。(丙局牵头)");
        assertEquals(
                List.of("1", "2", "3"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals(List.of("乙局"), tasks.get(1).units().lead());
        assertNull(tasks.get(1).part());
        assertEquals("改善环境", tasks.get(2).title());
    }

    @Test
    void theParagraphsOfAChapterAreSections() {
        List<OutlineTask> tasks = tasks("第一章 经济\n第一节 工业\n1.甲。乙。\n第二节 商贸\n2.丙。丁。\n第二章 民生\n第一节 教育\n3.戊。己。");
        assertEquals(
                List.of("第一节 工业", "第二节 商贸", "第一节 教育"),
                tasks.stream().map(OutlineTask::section).toList());
        assertEquals("第二章 民生", tasks.get(2).part());
    }

    @Test
    void underChaptersNumbersBeginAnew() {
        List<OutlineTask> tasks = tasks("第一部分 目标\n1、甲。乙。\n第二部分 任务\n1、丙。丁。\n2.PM2.5浓度下降。戊。\n3.2024年底前完成。己。");
        assertEquals(
                List.of("1-1", "2-1", "2-2", "2-3"),
                tasks.stream().map(OutlineTask::number).toList());
        assertEquals("第二部分 任务", tasks.get(1).part());
    }

    @Test
    void aListInsideATaskAndAQuantityAtTheBeginningOfALineAreNoTasks() {
        assertEquals(List.of("1", "2"), numbers("一、甲\n1.乙。丙。\n1.5万亩农田。\n2023年完成。\n3个项目开工。\n2.丁。戊。"));
    }

    @Test
    void whatHangsOnThePlanAndTheFurnitureOfThePageAreNoTasks() {
        List<OutlineTask> tasks = tasks("一、甲\n1.乙。丙。\n扫一扫在手机打开当前页\n网站标识码:3715000035\n附件:任务清单\n2.丁。戊。");
        assertEquals(List.of("1"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals(1, tasks.getFirst().bodies().size());
    }
}
