package org.planledger.indicator.suspicion;

import java.math.BigDecimal;
import org.planledger.indicator.suspicion.FigureWarning.Words;
import org.planledger.kernel.problem.Text;

/// What is said of a suspicion.
final class SuspicionText {
    private SuspicionText() {}

    static Words of(Raised raised, boolean yearToDate) {
        return switch (raised.code()) {
            case JUMP -> jump(raised, yearToDate);
            case FALLING -> falling(raised);
            case RATE ->
                new Words(
                        Suspicion.RATE,
                        Text.of("百分比超出 0 至 100", "the rate is outside 0 to 100"),
                        Text.of("0 至 100", "0 to 100"));
            case PART -> part(raised);
        };
    }

    private static Words jump(Raised raised, boolean yearToDate) {
        String low = plain(raised.low());
        String high = plain(raised.high());
        return yearToDate
                ? new Words(
                        Suspicion.JUMP,
                        Text.of("本期增量与其他各期相差过大", "its increase is far from those of the other periods"),
                        Text.of("平均每期增加 %s 至 %s", "an increase of %s to %s for each period", low, high))
                : new Words(
                        Suspicion.JUMP,
                        Text.of("与该序列其他各期的数据相差过大", "it is far from the other figures of the series"),
                        Text.of("%s 至 %s", "%s to %s", low, high));
    }

    private static Words falling(Raised raised) {
        return raised.high() == null
                ? new Words(
                        Suspicion.FALLING,
                        Text.of("累计数小于 %s 的累计数", "the year-to-date figure is below that of %s", raised.other()),
                        atLeast(raised.low()))
                : new Words(
                        Suspicion.FALLING,
                        Text.of("累计数大于 %s 的累计数", "the year-to-date figure is above that of %s", raised.other()),
                        atMost(raised.high()));
    }

    private static Words part(Raised raised) {
        return raised.low() == null
                ? new Words(
                        Suspicion.PART,
                        Text.of("大于总体“%s”", "it is larger than its whole, \"%s\"", raised.other()),
                        atMost(raised.high()))
                : new Words(
                        Suspicion.PART,
                        Text.of("小于其组成部分“%s”", "it is smaller than its part, \"%s\"", raised.other()),
                        atLeast(raised.low()));
    }

    private static Text atLeast(double low) {
        return Text.of("不小于 %s", "at least %s", plain(low));
    }

    private static Text atMost(double high) {
        return Text.of("不大于 %s", "at most %s", plain(high));
    }

    private static String plain(double number) {
        BigDecimal exact = BigDecimal.valueOf(number);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
