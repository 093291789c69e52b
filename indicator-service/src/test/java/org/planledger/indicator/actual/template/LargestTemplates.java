package org.planledger.indicator.actual.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.planledger.indicator.calendar.DueFigure;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Language;

/// Makes the largest templates, as many at once as are made.
final class LargestTemplates {
    private LargestTemplates() {}

    /// @param arguments how many MB of the heap others hold
    public static void main(String[] arguments) throws InterruptedException {
        byte[][] ofOthers = new byte[Integer.parseInt(arguments[0])][1 << 20];
        List<TemplateRow> rows = IntStream.range(0, Templates.MOST_ROWS)
                .mapToObj(LargestTemplates::row)
                .toList();
        List<Thread> makers = IntStream.range(0, Templates.MOST_AT_ONCE)
                .mapToObj(i -> new Thread(() -> {
                    TemplateWorkbook workbook =
                            new TemplateWorkbook(Language.CHINESE, YearMonth.of(2026, 3), "371503", "371503-qkjj");
                    System.out.printf("%d KB%n", workbook.write(rows).length >> 10);
                }))
                .toList();
        makers.forEach(Thread::start);
        for (Thread maker : makers) {
            maker.join();
        }
        System.out.printf("beside %d MB of others%n", ofOthers.length);
    }

    private static TemplateRow row(int i) {
        Period period = Period.parse("2026-03");
        BigDecimal value = BigDecimal.valueOf(i * 7919L, 2);
        DueFigure due = new DueFigure(
                "indicator-" + i,
                "城镇新增就业人数，第 " + i + " 项",
                "万人次",
                2,
                i % 2 == 0,
                false,
                false,
                "371503",
                List.of("371503-qkjj"),
                period,
                LocalDate.of(2026, 4, 10));
        return new TemplateRow(
                due, "东昌府区", value, value, new TemplateStore.Posted(value, false, "统计局 " + i, "据月报，尚未核对 " + i));
    }
}
