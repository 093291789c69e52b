package org.planledger.report.results;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.planledger.report.attainment.Result;
import org.planledger.report.standing.PlanOutcomes;

/// In what order the results of a plan come. With a sign it is the opposite one; what has no such number comes last in
/// both, and results with the same number stay in the order of the plan. Values and gaps are no order: they are in the
/// units of their indicators.
public enum ResultSort {
    /// The order of the tasks in the plan, then of the targets' ids.
    PLAN("plan", result -> null),
    /// The worst first: RED, YELLOW, BLUE, NONE.
    SIGNAL("signal", ResultSort::lightness),
    SIGNAL_REVERSED("-signal", ResultSort::lightness),
    SCORE("score", Result::score),
    SCORE_REVERSED("-score", Result::score),
    ATTAINMENT("attainment", Result::attainment),
    ATTAINMENT_REVERSED("-attainment", Result::attainment),
    PACE_RATIO("paceRatio", Result::paceRatio),
    PACE_RATIO_REVERSED("-paceRatio", Result::paceRatio),
    COMPLETENESS("completeness", Result::completeness),
    COMPLETENESS_REVERSED("-completeness", Result::completeness),
    OVERDUE("overdue", result -> BigDecimal.valueOf(result.overdue())),
    OVERDUE_REVERSED("-overdue", result -> BigDecimal.valueOf(result.overdue()));

    /// What the parameter is told to do.
    static final String DESCRIPTION =
            "By what the results are sorted: the lowest first, with a minus sign the highest first; signal gives the worst"
                    + " first, -signal the best. What has no such number comes last in both, and equal ones stay in"
                    + " the order of the plan.";

    private final String spelling;
    private final Function<Result, BigDecimal> number;

    ResultSort(String spelling, Function<Result, BigDecimal> number) {
        this.spelling = spelling;
        this.number = number;
    }

    private static BigDecimal lightness(Result result) {
        return BigDecimal.valueOf(
                switch (result.signal()) {
                    case RED -> 0;
                    case YELLOW -> 1;
                    case BLUE -> 2;
                    case NONE -> 3;
                });
    }

    /// The number by which a result is sorted; null when it has none.
    BigDecimal numberOf(Result result) {
        return number.apply(result);
    }

    Comparator<BigDecimal> order() {
        Comparator<BigDecimal> rising = Comparator.naturalOrder();
        return Comparator.nullsLast(spelling.startsWith("-") ? rising.reversed() : rising);
    }

    /// Sorts results that come in the order of the plan, in which they are left where that is asked for: sorting all of
    /// them would cost more than a page.
    Stream<PlanOutcomes.Entry> sorted(Stream<PlanOutcomes.Entry> inPlan) {
        return this == PLAN
                ? inPlan
                : inPlan.sorted(Comparator.comparing(entry -> ResultPlace.of(entry, this), ResultPlace.order(this)));
    }

    /// As it is asked for.
    @JsonValue
    @Override
    public String toString() {
        return spelling;
    }
}
