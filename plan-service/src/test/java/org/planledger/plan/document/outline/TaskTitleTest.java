package org.planledger.plan.document.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.SourceText;

/// The short heading of a task whose end is not told by a full stop.
class TaskTitleTest {
    private static OutlineTask task(String words) {
        return OutlineReader.read(new SourceText("一、甲\n1." + words)).tasks().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "发展农业, 建设高标准农田3万亩。",
        "强化基层治理, 治理重点村12个，调解纠纷300件。",
        "提升医疗服务, 服务基层群众5万人次。",
        "守牢安全底线, 管理隐患台账20项。",
    })
    void aBlankEndsItWhereTheNextSentenceCountsSomethingWhateverItsFirstWord(String title, String rest) {
        SourceText source = new SourceText("一、甲\n1." + title + " " + rest);
        OutlineTask task = OutlineReader.read(source).tasks().getFirst();
        assertEquals(title, task.title());
        assertEquals(rest, source.published(task.bodies().getFirst()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"加强基础设施 建设，新建道路3公里。", "加强农村饮水 管理 120个村。", "健全应急管理 体系，演练5次"})
    void aBlankWithinItDoesNot(String words) {
        assertNull(task(words).title());
    }

    @ParameterizedTest
    @CsvSource({
        "做优枸杞产业, 新植枸杞5000亩。",
        "做强乡村工业, 新增规上企业5家。相关政策全部落实。",
        "壮大“四上”企业, 净增规上工业企业18家，增加值增长9%。",
        "稳定粮食生产, 播种面积60万亩以上；产量30万吨。",
        "改善人居环境, 改造户厕1200户（含新建300户），创建示范村10个。",
    })
    void aCommaEndsItWhereTheNextClauseCountsSomething(String title, String rest) {
        SourceText source = new SourceText("一、甲\n1." + title + "，" + rest);
        OutlineTask task = OutlineReader.read(source).tasks().getFirst();
        assertEquals(title, task.title());
        assertEquals(rest, source.published(task.bodies().getFirst()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "深入落实现代水网行动计划，实施河道治理，提升防洪能力5个百分点。",
                "培育龙头企业5家，建设基地20个。",
                "农村居民收入，增长9%左右，脱贫人口收入增长10%。",
                "推进城乡供水一体化和农村饮水安全巩固提升，新建水厂2座。",
                "全面建立河长制，做到有人管，有人巡。",
            })
    void aCommaOfASentenceDoesNot(String words) {
        assertNull(task(words).title());
    }
}
