package org.planledger.plan.document.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.plan.document.source.SourceText;

/// Headings that lost the line end before them.
class GluedHeadingsTest {
    private static Outline outline(String text) {
        return OutlineReader.read(new SourceText(text.replace("⏎", "\n")));
    }

    private static String told(OutlineTask task) {
        return task.number() + task.title() + "→"
                + String.join("、", task.units().lead());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.建平台。建成平台5个。（牵头单位：县科技局）2.育企业。新增企业5家。（牵头单位：县工信局）|1建平台→县科技局 2育企业→县工信局",
                "1.修道路。修路5公里（县交通局、县住建局）2、建学校。建校2所（县教育局牵头，县住建局配合）|1修道路→县交通局、县住建局 2建学校→县教育局",
                "1.修道路。修路5公里。责任单位：县交通局。2.建学校。建校2所。责任单位：县教育局。|1修道路→县交通局 2建学校→县教育局",
                "1.修道路。修路5公里。责任单位：县交通局2.建学校。建校2所。责任单位：县教育局|1修道路→县交通局 2建学校→县教育局",
                "1.修道路。修路5公里。2.建学校。建校2所。⏎3.办医院。新增床位50张。|1修道路→ 2建学校→ 3办医院→",
                "1.修道路。修路5公里。（县交通局） 2. 建学校。建校2所。（县教育局）3.5G网络覆盖。新建基站9个。（县工信局）|1修道路→县交通局 2建学校→县教育局 35G网络覆盖→县工信局",
                "1.种粮。种粮5万亩。（县农业局牵头）⏎2.修道路。修路5公里。（县交通局牵头）3.建学校。建校2所。|1种粮→县农业局 2修道路→县交通局 3建学校→",
            })
    void aTaskBeginsBehindTheUnitsOrTheSentenceOfTheOneBefore(String line, String expected) {
        String told = outline("一、重点工作⏎" + line).tasks().stream()
                .map(GluedHeadingsTest::told)
                .collect(Collectors.joining(" "));
        assertEquals(expected, told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "一、提升创新能力1.建平台。建成平台5个。（牵头单位：县科技局）⏎2.育企业。（牵头单位：县工信局）",
                "一、提升创新能力。1.建平台。建成平台5个。（牵头单位：县科技局）⏎2.育企业。（牵头单位：县工信局）",
                "一、提升创新能力：1.建平台。建成平台5个。（牵头单位：县科技局）2.育企业。（牵头单位：县工信局）",
                "一、提升创新能力 1.建平台。建成平台5个。（牵头单位：县科技局）2.育企业。（牵头单位：县工信局）",
            })
    void aTaskBeginsBehindTheHeadingOfItsPart(String text) {
        Outline outline = outline(text);
        assertEquals(
                List.of("1建平台→县科技局", "2育企业→县工信局"),
                outline.tasks().stream().map(GluedHeadingsTest::told).toList());
        assertEquals("一、提升创新能力", outline.tasks().getFirst().part().replaceAll("[：。]", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "一、做强工业⏎1.育企业。新增企业5家。（牵头单位：县工信局）二、发展农业⏎2.种粮食。种粮5万亩。（牵头单位：县农业局）",
                "一、做强工业1.育企业。新增企业5家。（牵头单位：县工信局）二、发展农业2.种粮食。种粮5万亩。（牵头单位：县农业局）",
                "一、做强工业⏎1.育企业。新增企业5家。责任单位：县工信局。二、发展农业⏎1.种粮食。种粮5万亩。（牵头单位：县农业局）",
                "某县2024年工作要点⏎为做好工作，制定本要点。一、做强工业1.育企业。新增企业5家。（县工信局牵头）二、发展农业2.种粮食。种粮5万亩。",
            })
    void aPartBeginsBehindTheUnitsOfTheTaskBefore(String text) {
        Outline outline = outline(text);
        assertEquals(
                List.of("一、做强工业", "二、发展农业"),
                outline.parts().stream().map(OutlinePart::title).toList());
        assertEquals(
                List.of("育企业", "种粮食"),
                outline.tasks().stream().map(OutlineTask::title).toList());
        assertEquals(
                List.of("一、做强工业", "二、发展农业"),
                outline.tasks().stream().map(OutlineTask::part).toList());
    }

    @Test
    void aSectionBeginsBehindTheHeadingOfItsPartAndBehindTheUnitsOfATask() {
        Outline outline = outline(
                "一、做强工业（一）壮大主体1.育企业。新增企业5家。（县工信局牵头）（二）优化环境2.减负担。减税3亿元。（县税务局牵头）" + "二、发展农业（一）稳住产量3.种粮食。种粮5万亩。（县农业局牵头）");
        assertEquals(2, outline.parts().size());
        assertEquals(
                List.of("（一）壮大主体", "（二）优化环境", "（一）稳住产量"),
                outline.tasks().stream().map(OutlineTask::section).toList());
        assertEquals(
                List.of("1育企业→县工信局", "2减负担→县税务局", "3种粮食→县农业局"),
                outline.tasks().stream().map(GluedHeadingsTest::told).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.做强工业。产值3.5亿元，新增就业1.2万人。2.5亿元以上项目3个。自2024.5.1起实行。|1",
                "1.做强工业。按附件1.2所列推进，详见附件2.目录。共2.育苗。|1",
                "1.做强工业。主要措施：1.建园区。2.招企业。3.强服务。（牵头单位：县工信局）2.发展农业。种粮5万亩。（县农业局牵头）|1 2",
                "1.做强工业。1.建园区。2.招企业。3.强服务。|1",
                "1.做强工业。1.建园区。2.招企业。⏎2.发展农业。种粮5万亩。|1 2",
                "1.做强工业。落实第1.项和第2.项要求。①建园区。②招企业。（1）建园区。（2）招企业。|1",
                "1.做强工业。一是建园区。二是招企业。推动一、二、三产业融合。二、三产业占比90%。三、四季度各办1场。|1",
                "1.做强工业。统一、规范管理。做到唯一、可查。|1",
                "1.做强工业。建园区。2.招企业。⏎2.发展农业。种粮5万亩。|1 2",
            })
    void numbersWithinSentencesAndListsWithinATaskBeginNone(String text, String numbers) {
        Outline outline = outline("一、重点工作⏎" + text);
        assertEquals(numbers, outline.tasks().stream().map(OutlineTask::number).collect(Collectors.joining(" ")));
        assertEquals(
                List.of("一、重点工作"),
                outline.parts().stream().map(OutlinePart::title).toList());
    }

    @ParameterizedTest
    @CsvSource({"一、 二、 三、", "（一）⏎（二）⏎（三）", "一、（一）（二）二、（一）"})
    void headingsAloneAreRead(String text) {
        assertEquals(outline(text), outline(text));
    }

    @Test
    void aCellOfATableStaysWhole() {
        Outline outline = outline("序号⏎任务⏎内容⏎责任单位⏎1⏎做强工业⏎1.建园区。2.招企业（县工信局）3.强服务。⏎县工信局⏎2⏎发展农业⏎种粮5万亩。⏎县农业局⏎");
        assertEquals(
                List.of("1做强工业→县工信局", "2发展农业→县农业局"),
                outline.tasks().stream().map(GluedHeadingsTest::told).toList());
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'  '"})
    void aWholeDocumentMayStandOnOneLine(String end) {
        Outline outline = outline(String.join(
                end,
                "某县2024年重点工作任务",
                "一、做强工业",
                "1.育企业。新增企业5家。（牵头单位：县工信局）",
                "2.建园区。建成园区2个。（牵头单位：县发改局；配合单位：县住建局）",
                "二、发展农业",
                "3.种粮食。种粮5万亩，推进一、二、三产业融合。（牵头单位：县农业局）"));
        assertEquals(
                List.of("一、做强工业", "二、发展农业"),
                outline.parts().stream().map(OutlinePart::title).toList());
        assertEquals(
                List.of("1育企业→县工信局", "2建园区→县发改局", "3种粮食→县农业局"),
                outline.tasks().stream().map(GluedHeadingsTest::told).toList());
        assertEquals("某县2024年重点工作任务".length(), outline.head().getFirst().length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "任务一：建平台。建成平台5个。（牵头单位：县科技局）任务二：育企业。新增企业5家。（牵头单位：县工信局）|1建平台→县科技局 2育企业→县工信局",
                "重点任务1 建平台。建成平台5个。⏎重点任务2 育企业。新增企业5家。重点任务3 修道路。修路5公里。|1建平台→ 2育企业→ 3修道路→",
                "（1）建平台。建成平台5个。（县科技局牵头）（2）育企业。新增企业5家。（县工信局牵头）⏎二、民生⏎（1）修道路。修路5公里。（县交通局牵头）|1-1建平台→县科技局 1-2育企业→县工信局 2-1修道路→县交通局",
            })
    void aTaskOfAnyFormBeginsBehindTheOneBefore(String line, String expected) {
        String told = outline("一、重点工作⏎" + line).tasks().stream()
                .map(GluedHeadingsTest::told)
                .collect(Collectors.joining(" "));
        assertEquals(expected, told);
    }

    @Test
    void aChapterBeginsBehindASentence() {
        Outline outline = outline("第一章 总体要求⏎一、目标⏎1.建平台。建成平台5个。第二章 重点任务⏎一、产业⏎2.育企业。新增企业5家。");
        assertEquals(
                List.of("第一章 总体要求", "一、目标", "第二章 重点任务", "一、产业"),
                outline.parts().stream().map(OutlinePart::title).toList());
        assertEquals(1, outline.tasks().getFirst().bodies().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.建平台。建成平台5个。行动二：另建一个。⏎2.育企业。新增企业5家。|2",
                "任务一：建平台。按任务二：育企业的要求建成。⏎任务二：育企业。新增企业5家。|2",
                "任务一：建平台。分三步：任务二以后实施。任务三另定。⏎任务二：育企业。|2",
                "1.建平台。包括：（1）甲；（2）乙。（3）丙。⏎2.育企业。新增企业5家。|2",
                "1.建平台。第二章规定的5个平台建成。⏎2.育企业。第二部分 资金到位。新增企业5家，第三章 执行。|2",
            })
    void wordsOfATaskThatLookLikeItDoNot(String lines, int tasks) {
        Outline outline = outline("一、重点工作⏎" + lines);
        assertEquals(1, outline.parts().size());
        assertEquals(tasks, outline.tasks().size());
    }

    @Test
    void anItemWithinASentenceIsNoTask() {
        Outline outline = outline("一、甲⏎（1）建平台。除（2）以外建成5个。（县科技局牵头）⏎二、乙⏎（1）育企业。新增企业5家。（县工信局牵头）");
        assertEquals(2, outline.tasks().size());
    }
}
