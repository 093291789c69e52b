package org.planledger.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.problem.Failure;

/// Texts that are made to break the reader. What takes more than proportionally longer with its length would
/// not end
/// here for hours.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostileTextTest {
    private static final int LONG = 120_000;
    private static final long MOST_TIMES = 20;
    private static final long ROOM = 100_000;
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "“",
            "”",
            "《",
            "1",
            "1,",
            "1,111",
            "1.",
            "*",
            "x",
            "十",
            "百分之",
            "1个甲、",
            "1%、",
            "推动",
            "至少",
            "一降",
            "两降一升",
            "年",
            "2023年",
            "到2025年",
            "、",
            "的",
            "以上",
            "左右",
            "牵头单位:",
            "配合单位:",
            "一、",
            "(一)",
            "\n1.甲。",
            "\n一、甲\n(一)乙\n1.丙。",
            "。",
            ",",
            "达到",
            "共1个",
            "全覆盖,",
            "(牵头单位:",
            "甲牵头)",
            "保持",
            "x1",
            "\n",
            "\n甲",
            "1亿",
            "建设1个甲",
            "平均水平",
            "控制在",
            "\n成文日期:\n",
            "第1",
            "-1",
            " ",
            "提高1",
            "A1",
            "增长",
            "分别",
            "均",
            "每年",
            "力争",
            "红线",
            "万",
            "余场",
            "‰",
            "2023年1个",
            "(其中1个)",
            "\n牵头单位:甲局 乙局",
            "序号\n任务\n牵头单位\n",
            "\n1\n甲",
            "\n2\n甲局\n1",
            "分别1个、1元、",
            "双下降",
            "9/10万",
            "2:1",
            "50%的",
            "5亿元以上1个",
            "由2022年的",
            "目标:1",
            "关于印发\n",
            "等等",
            "围绕",
            "每个",
            "2024、",
            "快于经济1个百分点",
            "以甲为单位",
            "为甲提供",
            "50亿-",
            "基础上,",
            "1个基础上、",
            "去年1个,",
            "截至2025年",
            "达到(含1家)2",
            "2022年1个,",
            "≥1%",
            "率、",
            "6月底、",
            "完成时限:8月底\n甲",
            "3个省级、",
            "完成省下达的1亩、",
            "甲局(牵头)、",
            "责任单位:甲局牵头、",
            "\n任务一 甲",
            "\n(1)甲(乙局负责)",
            "\n1|甲|乙局",
            "\n序号|任务|牵头单位",
            "|",
            "甲局 ",
            "\u3000",
            "\ud83d",
            "😀",
            "\u0000");

    @Test
    void whateverIsRepeatedIsReadToItsEnd() {
        for (String piece : PIECES) {
            for (String before : List.of("", "一、甲\n1.乙。")) {
                read(before + piece.repeat(LONG / piece.length()));
            }
        }
    }

    /// Words of plans, of which short sentences are made that nobody would write.
    private static final List<String> WORDS = Stream.of(
                    ("( ) “ ” 、 , 。 : ; _ \n 1 6% 50个 5亿元 1000人 *** xx 三 九成 2022年 2023年 2024年底 6月底前 12_3年 22 年"
                                    + " 完成时限:8月底 上半年 三季度末 年底前 6、9月底 省级 县城 签约 高于全省 a-b辆 1.2-3万亩 (含2022年结转) (其中1000人) (力争6.5%) (2023年 其中 含 完成 达到 总数达到 增长"
                                    + " 提高到 下降 控制在 不超过 力争 确保 以上 以内 左右 约 每人每月 每季度 每年 每个 各 分别 均 均达到"
                                    + " 由 从 自 到 起 截至 目前 现有 已建成 去年 上年度 近年来 “十三五” 期间 基础上 较 比 同比 在 将 对 为"
                                    + " 以 面向 围绕 依托 给予 的 和 及 等 再 新增 建设 项目 就业 企业 粮食产量 率 全覆盖 双下降 两降一升"
                                    + " 平均水平 红线 下达的任务 牵头单位: 县教育局 一、 (一)")
                            .split(" "))
            .map(word -> word.replace('_', ' '))
            .toList();

    @Test
    void whateverShortSentenceIsMadeOfTheWordsOfPlansIsRead() {
        Random random = new Random(20261123);
        for (int round = 0; round < 15_000; round++) {
            StringBuilder text = new StringBuilder("某县2023年重点工作任务\n一、甲\n1.乙。");
            for (int i = random.nextInt(2, 16); i > 0; i--) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            readOrRefused(text.toString());
        }
    }

    @Test
    void whateverIsMixedIsReadInTheSameWayEachTime() {
        Random random = new Random(20231121);
        for (int round = 0; round < 700; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "一、甲\n1.乙。" : "");
            int pieces = random.nextInt(200);
            for (int i = 0; i < pieces; i++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            readOrRefused(text.toString());
        }
    }

    /// Reads a text twice.
    private static void readOrRefused(String text) {
        DocumentReading reading = read(text);
        if (reading != null) {
            assertEquals(reading, DocumentReader.read(text));
        }
    }

    /// @return what is read; null when it is refused
    private static DocumentReading read(String text) {
        DocumentReading reading;
        try {
            reading = DocumentReader.read(text);
        } catch (Failure refused) {
            return null;
        }
        assertTrue(
                lengthOf(reading) <= MOST_TIMES * text.length() + ROOM, text.substring(0, Math.min(text.length(), 60)));
        for (DocumentTask task : reading.tasks()) {
            for (DocumentTarget target : task.targets()) {
                assertEquals(target.phrase(), text.substring(target.from(), target.to()));
                assertTrue(target.from() >= task.from() && target.to() <= task.to(), target::toString);
                assertTrue(!target.indicator().isBlank(), target::toString);
            }
        }
        return reading;
    }

    /// How many characters an answer has, but for numbers and words of its own.
    private static long lengthOf(DocumentReading reading) {
        long length = 0;
        for (DocumentTask task : reading.tasks()) {
            length += Stream.of(task.title(), task.part(), task.section(), task.text())
                    .mapToLong(HostileTextTest::lengthOf)
                    .sum();
            length += Stream.of(task.lead(), task.cooperating(), task.participating())
                    .flatMap(List::stream)
                    .mapToLong(String::length)
                    .sum();
            for (DocumentTarget target : task.targets()) {
                length += target.phrase().length() + target.indicator().length() + lengthOf(target.unit());
            }
        }
        return length;
    }

    private static long lengthOf(String text) {
        return text == null ? 0 : text.length();
    }

    @Test
    void oneNumberOfVeryManyThingsDoesNotMakeAnAnswerThatIsLongerThanTheText() {
        String many = "、甲".repeat(200_000);
        for (String goal : List.of("均达到10%", "分别达到10%、20%", "1个", "全覆盖", "双下降", "控制在1万元以内")) {
            readOrRefused("某县2023年重点工作任务\n一、总体\n1.做好工作。甲" + many + goal);
            readOrRefused("某县2023年重点工作任务\n一、总体\n1.做好工作。" + goal + many);
        }
        String heading = "甲".repeat(100_000);
        for (String lead : List.of("一、", "(一)", "第一章 ")) {
            readOrRefused("某县2023年重点工作任务\n" + lead + heading + "\n1.做好工作。建设1个甲。" + "\n2.乙。".repeat(1_500));
        }
    }
}
