package org.planledger.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.plan.document.compare.Comparison;
import org.planledger.plan.document.compare.ReadingComparison;
import org.planledger.plan.document.compare.TargetChange;
import org.planledger.plan.document.compare.TargetChangeKind;
import org.planledger.plan.document.compare.TargetField;
import org.planledger.plan.document.compare.TaskChangeKind;
import org.planledger.plan.document.head.PlanHead;

/// In what two readings differ.
class ReadingComparisonTest {
    private static final Map<TargetChangeKind, TargetChangeKind> BACKWARDS = Map.of(
            TargetChangeKind.ADDED, TargetChangeKind.DROPPED,
            TargetChangeKind.DROPPED, TargetChangeKind.ADDED,
            TargetChangeKind.RAISED, TargetChangeKind.LOWERED,
            TargetChangeKind.LOWERED, TargetChangeKind.RAISED,
            TargetChangeKind.NUMBER_SET, TargetChangeKind.NUMBER_WITHDRAWN,
            TargetChangeKind.NUMBER_WITHDRAWN, TargetChangeKind.NUMBER_SET,
            TargetChangeKind.CHANGED, TargetChangeKind.CHANGED);

    private static DocumentReading plan(String... tasks) {
        return plan("2024年", tasks);
    }

    private static DocumentReading plan(String years, String[] tasks) {
        StringBuilder text = new StringBuilder("甲县" + years + "任务\n一、部分\n");
        for (int i = 0; i < tasks.length; i++) {
            text.append(i + 1).append('.').append(tasks[i]).append("(牵头单位:甲局)\n");
        }
        return DocumentReader.read(text.toString());
    }

    private static List<String> told(Comparison comparison) {
        List<String> told = new ArrayList<>();
        comparison
                .tasks()
                .forEach(change -> told.add("%s %s>%s %s"
                        .formatted(change.kind(), change.formerNumber(), change.latterNumber(), change.changed())));
        comparison
                .targets()
                .forEach(change -> told.add("%s %s>%s %s"
                        .formatted(
                                change.kind(),
                                change.formerTask(),
                                change.latterTask(),
                                (change.former() == null ? change.latter() : change.former()).indicator())));
        return told;
    }

    @ParameterizedTest
    @CsvSource({
        "新建公路***公里,新建公路50公里,NUMBER_SET,STATUS",
        "新建公路50公里,新建公路**公里,NUMBER_WITHDRAWN,STATUS",
        "新建公路50公里,新建公路60公里,RAISED,VALUE",
        "新建公路50公里,新建公路40公里,LOWERED,VALUE",
        "用水量控制在5000万立方米以内,用水量控制在0.6亿立方米以内,RAISED,VALUE",
        "用水量控制在5000万立方米以内,用水量控制在0.5亿立方米以内,,",
        "新建学校2-3所,新建学校3-4所,RAISED,VALUE VALUE_HIGH",
        "新建学校2-4所,新建学校1-5所,CHANGED,VALUE VALUE_HIGH",
        "新建公路50公里,新建公路50公里左右,CHANGED,COMPARATOR",
        "新建公路50公里,6月底前新建公路50公里,CHANGED,DUE",
        "新建公路50公里,新建公路60公里左右,CHANGED,COMPARATOR VALUE",
        "新建学校2-3所,新建学校2-4所,RAISED,VALUE_HIGH",
        "新增贷款5亿元,新增贷款6亿美元,CHANGED,UNIT VALUE",
        "产值增长5%,产值年均增长5%,CHANGED,MEASURE",
        "用电量控制在下达的计划指标之内,用电量**万千瓦时,CHANGED,STATUS",
        "用电量控制在下达的计划指标之内,用电量控制在5万千瓦时以内,NUMBER_SET,STATUS",
        "产值**亿元,产值xx亿元,,",
        "完成上级下达任务,新增就业5000人,NUMBER_SET,STATUS",
        "新增就业完成市下达任务,新增就业5000人以上,NUMBER_SET,STATUS",
        "新增就业5000人,完成省下达的年度目标任务,NUMBER_WITHDRAWN,STATUS",
        "完成省下达的棚户区改造任务,棚户区改造500套,NUMBER_SET,STATUS",
        "网络零售额达到50亿元,网络零售额增长10%,CHANGED,MEASURE UNIT VALUE",
    })
    void whatBecameOfANumberIsTold(String former, String latter, TargetChangeKind kind, String changed) {
        Comparison comparison = ReadingComparison.of(plan("加强建设。" + former + "。"), plan("加强建设。" + latter + "。"));
        assertEquals(
                kind == null ? List.of() : List.of(kind + " " + changed),
                comparison.targets().stream()
                        .map(change -> change.kind() + " " + names(change.changed()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "完成上级下达任务|新增就业5000人，新建公园3个|DROPPED,ADDED,ADDED",
                "完成省下达的减排任务|新增就业5000人|DROPPED,ADDED",
                "完成上级下达任务|完成上级下达任务，新增就业5000人|ADDED",
            })
    void aGoalThatIsSetElsewhereIsNoOtherGoal(String former, String latter, String kinds) {
        assertEquals(
                kinds,
                ReadingComparison.of(plan("加强建设。" + former + "。"), plan("加强建设。" + latter + "。")).targets().stream()
                        .map(change -> change.kind().name())
                        .collect(Collectors.joining(",")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PM2.5浓度控制在42微克/立方米以内，PM10浓度控制在75微克/立方米以内 | PM10浓度控制在74微克/立方米以内 | DROPPED PM2.5浓度, LOWERED PM10浓度
            PM2.5浓度控制在42微克/立方米以内，PM10浓度控制在75微克/立方米以内 | PM10浓度控制在75微克/立方米以内，PM2.5浓度控制在42微克/立方米以内 |
            新增4A级景区2家 | 新增5A级景区1家 | DROPPED 新增4A级景区, ADDED 新增5A级景区
            """)
    void whatIsCalledByLettersAndDigitsIsToldApart(String former, String latter, String changes) {
        Comparison comparison = ReadingComparison.of(plan("加强建设。" + former + "。"), plan("加强建设。" + latter + "。"));
        assertEquals(
                changes == null ? "" : changes,
                comparison.targets().stream()
                        .map(change -> change.kind() + " "
                                + (change.former() == null ? change.latter() : change.former()).indicator())
                        .sorted(Comparator.comparing((String told) -> told.startsWith("DROPPED") ? 0 : 1))
                        .collect(Collectors.joining(", ")));
    }

    private static String names(List<TargetField> fields) {
        return fields.stream().map(TargetField::name).collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "due {1} of a plan until {0}, due {3} of one until {2}: changed {4}")
    @CsvSource({
        "2024-12, 2024-12, 2025-12, 2025-12, false",
        "2024-12, 2024-06, 2025-12, 2025-06, false",
        "2024-12, 2024-12, 2025-12, 2025-11, true",
        "2024-12, 2024-12, 2024-12, 2024-11, true",
        "2024-12, 2024-12, 2024-12, 2024-12, false",
        // The very month that was set last year.
        "2024-12, 2025-12, 2025-12, 2025-12, false",
        // A plan that names no year.
        "       , 2024-12, 2025-12, 2025-12, true",
        "2024-12, 2024-12,        , 2025-12, true",
        "       , 2024-12,        , 2024-12, false",
        "2024-12, 2024-12, 2025-12,        , true",
        "2024-12,        , 2025-12,        , false",
    })
    void aDueMonthThatMovedWithThePlanIsTheSame(
            YearMonth formerEnd, YearMonth formerDue, YearMonth latterEnd, YearMonth latterDue, boolean isChanged) {
        List<TargetChange> changes = ReadingComparison.of(due(formerEnd, formerDue), due(latterEnd, latterDue))
                .targets();
        assertEquals(
                isChanged ? List.of(List.of(TargetField.DUE)) : List.of(),
                changes.stream().map(TargetChange::changed).toList());
    }

    /// A plan with one goal.
    private static DocumentReading due(YearMonth end, YearMonth due) {
        DocumentReading read = plan("加强建设。新建公路50公里。");
        DocumentTask task = read.tasks().getFirst();
        DocumentTarget goal = task.targets().getFirst();
        DocumentTarget goalDue = new DocumentTarget(
                goal.phrase(),
                goal.from(),
                goal.to(),
                goal.indicator(),
                goal.status(),
                goal.comparator(),
                goal.value(),
                goal.valueHigh(),
                goal.unit(),
                goal.direction(),
                goal.measure(),
                goal.recurrence(),
                goal.strength(),
                due,
                goal.confidence(),
                goal.reasons());
        DocumentTask withGoal = new DocumentTask(
                task.number(),
                task.title(),
                task.part(),
                task.section(),
                task.text(),
                task.from(),
                task.to(),
                task.lead(),
                task.cooperating(),
                task.participating(),
                List.of(goalDue));
        PlanHead head = new PlanHead(null, null, null, null, null, end, null);
        return new DocumentReading(head, read.parts(), List.of(withGoal), read.text(), null);
    }

    @Test
    void aReadingWithoutAPlanIsCompared() {
        DocumentReading read = plan("加强建设。新建公路50公里。");
        DocumentReading headless = new DocumentReading(null, null, read.tasks(), null, null);
        assertEquals(List.of(), told(ReadingComparison.of(headless, read)));
        assertEquals(List.of(), told(ReadingComparison.of(read, headless)));
    }

    @Test
    void tasksThatWereAddedDroppedAndMovedAreToldApart() {
        DocumentReading former = plan("加强道路建设。新建公路50公里。", "发展文化事业。举办活动20场。", "推进医疗改革。新增床位100张。");
        DocumentReading latter = plan("推进医疗改革。新增床位100张。", "加强道路建设。新建公路60公里。", "保护生态环境。造林3万亩。");
        assertEquals(
                List.of(
                        "CHANGED 1>2 [NUMBER, TEXT]",
                        "DROPPED 2>null []",
                        "CHANGED 3>1 [NUMBER]",
                        "ADDED null>3 []",
                        "RAISED 1>2 新建公路",
                        "DROPPED 2>null 举办活动",
                        "ADDED null>3 造林"),
                told(ReadingComparison.of(former, latter)));
    }

    @Test
    void aGoalThatMovedToAnotherTaskIsTheSameGoal() {
        DocumentReading former = plan("加强道路建设。新建公路50公里。", "发展文化事业。举办活动20场。");
        DocumentReading latter = plan("加强道路建设。持续推进。", "发展文化事业。举办活动20场。新建公路60公里。");
        assertEquals(
                "RAISED 1>2 新建公路", told(ReadingComparison.of(former, latter)).getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2023年认定高新技术企业10家，2024年15家，2025年20家 | 2024年认定高新技术企业15家，2025年20家 | DROPPED 2023-12>null
            2024年认定高新技术企业15家，2025年20家 | 2023年认定高新技术企业10家，2024年15家，2025年25家 | RAISED 2025-12>2025-12, ADDED null>2023-12
            到2025年，认定高新技术企业30家 | 每年认定高新技术企业10家，到2025年，认定高新技术企业40家 | RAISED 2025-12>2025-12, ADDED null>2025-12
            """)
    void goalsOfOneIndicatorAreComparedYearByYear(String former, String latter, String changes) {
        assertEquals(changes, months(ofYears("加强培育。" + former + "。"), ofYears("加强培育。" + latter + "。")));
        assertEquals(
                changes,
                months(ofYears("加强培育。" + former + "。", "发展文化。持续推进。"), ofYears("加强培育。持续推进。", "发展文化。" + latter + "。")));
    }

    private static DocumentReading ofYears(String... tasks) {
        return plan("2023—2025年", tasks);
    }

    private static String months(DocumentReading former, DocumentReading latter) {
        return ReadingComparison.of(former, latter).targets().stream()
                .map(change -> "%s %s>%s".formatted(change.kind(), due(change.former()), due(change.latter())))
                .collect(Collectors.joining(", "));
    }

    private static YearMonth due(DocumentTarget target) {
        return target == null ? null : target.due();
    }

    @Test
    void aPlanDoesNotDifferFromItself() throws IOException {
        for (String name : List.of("shuicheng-2023", "chiping-2023-2025")) {
            DocumentReading reading =
                    DocumentReader.read(Files.readString(Path.of("../deploy/sample-data/source", name + ".txt")));
            assertEquals(List.of(), told(ReadingComparison.of(reading, reading)));
        }
    }

    @Test
    void backwardsIsTheOppositeOfForwards() {
        String[] things = {"新建公路%d公里", "举办活动%d场", "新增床位%d张", "造林%d万亩", "新增就业%d人", "产值**亿元"};
        Random random = new Random(20231122);
        for (int round = 0; round < 300; round++) {
            DocumentReading former = random(random, things);
            DocumentReading latter = random(random, things);
            List<String> forwards = new ArrayList<>();
            ReadingComparison.of(former, latter)
                    .targets()
                    .forEach(change -> forwards.add(
                            BACKWARDS.get(change.kind()) + " " + change.changed() + change.latter() + change.former()));
            List<String> backwards = new ArrayList<>();
            ReadingComparison.of(latter, former)
                    .targets()
                    .forEach(change ->
                            backwards.add(change.kind() + " " + change.changed() + change.former() + change.latter()));
            assertEquals(
                    forwards.stream().sorted().toList(),
                    backwards.stream().sorted().toList());
        }
    }

    private static DocumentReading random(Random random, String[] things) {
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < things.length; i++) {
            if (random.nextInt(4) > 0) {
                tasks.add("推进%s事业。%s。".formatted("甲乙丙丁戊己".charAt(i), things[i].formatted(1 + random.nextInt(3))));
            }
        }
        return plan(tasks.toArray(String[]::new));
    }

    @Test
    void whatWasAddedIsAddedAsATaskAndAsAGoal() {
        Comparison comparison = ReadingComparison.of(plan(), plan("加强建设。新建公路50公里。"));
        assertEquals(TaskChangeKind.ADDED, comparison.tasks().getFirst().kind());
        assertEquals(TargetChangeKind.ADDED, comparison.targets().getFirst().kind());
        assertEquals(List.of(), comparison.targets().getFirst().changed());
    }
}
