package org.planledger.plan.document.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.plan.document.DocumentReading;
import org.planledger.plan.document.DocumentTask;

/// Which task of one plan is which of another.
class SameTasksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "加强道路建设||加强医院建设||false",
                "加强道路建设|新建道路5公里。|加强医院建设|新建医院2所。|false",
                "加强道路建设|加快前期工作，年底前全部建成投用。|加强医院建设|加快前期工作，年底前开工。|false",
                "推进教育高质量发展||推进工业高质量发展||false",
                "提升医疗服务水平||提升养老服务水平||false",
                "做好就业工作|新增就业500人。|做好消防工作|建消防站2个。|false",
                "实施乡村振兴战略||实施创新驱动战略||false",
                "提升工业园区||提升农业园区||false",
                "提升工业园区|新建厂房3万平方米。|提升农业园区|新建大棚300亩。|false",
                "改善城市人居环境||改善农村人居环境||false",
                "完善小学布局||完善高中布局||false",
                "加强大气污染防治||加强土壤污染防治||false",
                "提升工业园区||提升产业园区||true",
                "改善城市人居环境||改善城镇人居环境||true",
                "提升工业园区||优化提升工业园区||true",
                "提升农业园区||提升农业产业园区||true",
                "加强大气污染防治|空气优良天数达到310天。|加强空气污染防治|空气优良天数达到315天。|true",
                "加强道路建设||加强道路建设||true",
                "加强道路建设|新建道路5公里。|加快道路建设|修路8公里。|true",
                "加强农村道路建设||加强道路建设||true",
                "做好就业工作||抓好就业工作||true",
                "深化国企改革||深化国资国企改革||true",
                "加强道路建设|新建县道和乡道5公里，改造危桥3座。|加强交通建设|新建县道和乡道8公里，改造危桥5座。|true",
                "发展教育|新建学校2所，新增学位500个。||新建学校3所，新增学位600个。|true",
            })
    void theSubjectOfTheHeadingTellsThemApart(
            String former, String formerText, String latter, String latterText, boolean isSame) {
        Comparison comparison = ReadingComparison.of(plan(former, formerText), plan(latter, latterText));
        boolean isDropped = comparison.tasks().stream().anyMatch(change -> change.kind() == TaskChangeKind.DROPPED);
        assertEquals(isSame, !isDropped, comparison.tasks().toString());
    }

    private static DocumentReading plan(String title, String text) {
        DocumentTask task = new DocumentTask(
                "1", title, null, null, text == null ? "" : text, 0, 0, List.of(), List.of(), List.of(), List.of());
        return new DocumentReading(null, List.of(), List.of(task), "", null);
    }
}
