package org.planledger.plan.document.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.SourceText;

/// Goals that stand before the first part.
class HeadGoalsTest {
    private static List<String> promises(String title, String preamble) {
        SourceText source = new SourceText(title + "\n" + preamble + "\n一、甲\n1.乙。新建学校2所。");
        return OutlineReader.read(source).tasks().stream()
                .filter(task -> task.number().equals("P0"))
                .flatMap(task -> task.promises().stream())
                .map(source::published)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025年，全县农村居民收入增长9%左右，确保不发生规模性返贫",
                "2025年是“十四五”收官之年，全县地区生产总值增长6%以上。",
                "到2025年底，全县地区生产总值突破200亿元，城镇化率达到55%。",
                "到2027年,全市规上企业达到300家。",
                "主要目标是：新建学校5所。",
            })
    void whatIsToBeReachedInTheYearsOfThePlanIsPromised(String sentence) {
        assertEquals(List.of(sentence), promises("甲县2025年工作要点", sentence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024年，全县新增企业300家，财政收入增长8%。",
                "近年来，我县数字经济从2020年的68亿元增长到2023年的121亿元。",
                "2025年3月2日，县政府第12次常务会议审议通过。",
                "为做好2025年工作，根据《乙市方案》（乙政发〔2025〕3号），制定本要点。",
                "发布日期：2025-03-14，点击12次",
            })
    void whatLooksBackOrSaysWhyIsNot(String sentence) {
        assertEquals(List.of(), promises("甲县2025年工作要点", sentence));
    }

    @Test
    void ofAParagraphThatTellsBothTheSentencesOfThePlanArePromised() {
        assertEquals(
                List.of("2025年全县工作的总体要求是稳中求进。", "地区生产总值增长6%，就业3000人。"),
                promises("甲县2025年工作要点", "2024年，全县新增企业300家。2025年全县工作的总体要求是稳中求进。地区生产总值增长6%，就业3000人。").stream()
                        .map(String::strip)
                        .toList());
    }

    @Test
    void aPlanOfSeveralYearsPromisesFromItsFirstYearOn() {
        String preamble = "2023年，全市新增企业30家。到2025年，全市企业达到300家。到2022年，企业达到200家。";
        assertEquals(List.of("2023年，全市新增企业30家。", "到2025年，全市企业达到300家。"), promises("甲市三年行动计划（2023—2025年）", preamble));
    }
}
