package org.planledger.report.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.Aggregation;
import org.planledger.report.attainment.Reporting;

/// Finds the faults of the indicators of a trial calculation (rule book, section 2).
final class IndicatorCheck {
    /// How many derived indicators may stand on one another. Each level doubles the work, so there is an end to it.
    private static final int DEEPEST = 4;

    private final Faults faults;
    private final List<TrialIndicator> given;
    private final Map<String, TrialIndicator> byCode = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    IndicatorCheck(Faults faults, List<TrialIndicator> given) {
        this.faults = faults;
        this.given = given;
    }

    Map<String, TrialIndicator> byCode() {
        for (int i = 0; i < given.size(); i++) {
            TrialIndicator indicator = given.get(i);
            if (indicator != null
                    && indicator.code() != null
                    && byCode.putIfAbsent(indicator.code(), indicator) != null) {
                faults.add(
                        path(i, "code"),
                        "duplicate",
                        Text.of("“%s”已用于另一个指标", "\"%s\" is the code of another indicator", indicator.code()),
                        Text.of("不同的编码", "a code of its own"));
            }
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) != null) {
                check(i, given.get(i));
            }
        }
        return byCode;
    }

    private void check(int i, TrialIndicator indicator) {
        if (indicator.isDerived() && indicator.isPlain()) {
            faults.add(
                    "indicators[" + i + "]",
                    "indicator",
                    Text.of("既有频度等又有分子分母", "it is plain and derived at once"),
                    Text.of(
                            "frequency、aggregation、reporting、combinedFirstMonths，或 numerator、denominator、factor",
                            "either frequency, aggregation, reporting, combinedFirstMonths, or numerator, denominator, factor"));
        } else if (indicator.isDerived()) {
            checkDerived(i, indicator);
        } else {
            checkPlain(i, indicator);
        }
    }

    private void checkPlain(int i, TrialIndicator indicator) {
        if (indicator.frequency() == null) {
            missing(path(i, "frequency"));
        }
        if (indicator.aggregation() == null) {
            missing(path(i, "aggregation"));
        } else if (indicator.reporting() == Reporting.YEAR_TO_DATE && indicator.aggregation() != Aggregation.SUM) {
            faults.add(
                    path(i, "reporting"),
                    "year-to-date",
                    Text.of("只有 SUM 指标可报累计数", "only an indicator with SUM takes year-to-date figures"),
                    Text.of("PERIOD，或 aggregation 为 SUM", "PERIOD, or SUM as aggregation"));
        }
        if (indicator.combinesFirstMonths()
                && indicator.frequency() != null
                && indicator.frequency() != Frequency.MONTH) {
            faults.add(
                    path(i, "combinedFirstMonths"),
                    "only-monthly",
                    Text.of("只有月度指标才能合并填报 1—2 月", "only a monthly indicator combines January and February"),
                    Text.of("false，或 frequency 为 MONTH", "false, or MONTH as frequency"));
        }
    }

    private void checkDerived(int i, TrialIndicator indicator) {
        boolean numeratorKnown = isKnown(path(i, "numerator"), indicator.numerator());
        boolean denominatorKnown = isKnown(path(i, "denominator"), indicator.denominator());
        if (numeratorKnown && denominatorKnown && depth(indicator.code(), 0) > DEEPEST) {
            faults.add(
                    path(i, "numerator"),
                    "component",
                    Text.of(
                            "分子、分母循环引用，或层数超过 %d",
                            "the components refer to themselves, or stand on more than %d levels", DEEPEST),
                    Text.of("普通指标的编码", "the code of a plain indicator"));
        }
    }

    private boolean isKnown(String field, String component) {
        if (component == null) {
            missing(field);
            return false;
        }
        if (!byCode.containsKey(component)) {
            EvaluationCheck.unknownIndicator(faults, field, component);
            return false;
        }
        return true;
    }

    /// The levels of derived indicators from this one downwards; more than the deepest where they form a circle.
    private int depth(String code, int above) {
        TrialIndicator indicator = code == null ? null : byCode.get(code);
        if (indicator == null || !indicator.isDerived()) {
            return 0;
        }
        if (above > DEEPEST) {
            return above;
        }
        Integer known = depths.get(code);
        if (known != null) {
            return known;
        }
        int depth = 1 + Math.max(depth(indicator.numerator(), above + 1), depth(indicator.denominator(), above + 1));
        if (above == 0) {
            depths.put(code, depth);
        }
        return depth;
    }

    private void missing(String field) {
        faults.add(
                field,
                "not-null",
                Text.of("必须填写", "must be given"),
                Text.of(
                        "普通指标：frequency、aggregation；计算指标：numerator、denominator",
                        "frequency and aggregation if it is plain, numerator and denominator if it is derived"));
    }

    private static String path(int i, String field) {
        return "indicators[" + i + "]." + field;
    }
}
