package org.planledger.indicator.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.Map;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Names;
import org.planledger.kernel.problem.Text;

/// What an indicator must be like (rule book, section 2).
@ApplicationScoped
class IndicatorRules {
    private final Validator validator;

    IndicatorRules(Validator validator) {
        this.validator = validator;
    }

    /// Finds every fault of the indicator.
    ///
    /// @param components the existing indicators among numerator and denominator, by code
    void check(Indicator indicator, Map<String, Indicator> components, Faults faults) {
        faults.addBroken(validator.validate(indicator));
        Names.checkTrimmed("name", indicator.name(), faults);
        if (indicator.derived()) {
            checkDerived(indicator, components, faults);
        } else {
            checkPlain(indicator, faults);
        }
    }

    private static void checkPlain(Indicator indicator, Faults faults) {
        Text expected = Text.of(
                "一般指标须填写 frequency 和 aggregation；派生指标须填写 numerator、denominator 和 factor",
                "frequency and aggregation for a plain indicator; numerator, denominator and factor for a derived one");
        require("frequency", indicator.frequency(), expected, faults);
        require("aggregation", indicator.aggregation(), expected, faults);
        if (indicator.reporting() == Reporting.YEAR_TO_DATE
                && indicator.aggregation() != null
                && indicator.aggregation() != Aggregation.SUM) {
            faults.add(
                    "reporting",
                    "year-to-date-needs-sum",
                    Text.of("只有累加指标才能填报累计数", "only a SUM indicator is reported year to date"),
                    Text.of("PERIOD，或 aggregation 为 SUM", "PERIOD, or SUM as aggregation"));
        }
        if (Boolean.TRUE.equals(indicator.combinedFirstMonths())
                && indicator.frequency() != null
                && indicator.frequency() != Frequency.MONTH) {
            faults.add(
                    "combinedFirstMonths",
                    "only-monthly",
                    Text.of("只有月度指标才能合并填报 1—2 月", "only a monthly indicator combines January and February"),
                    Text.of("false，或 frequency 为 MONTH", "false, or MONTH as frequency"));
        }
    }

    private static void checkDerived(Indicator indicator, Map<String, Indicator> components, Faults faults) {
        Text expected = Text.of(
                "派生指标须填写 numerator、denominator 和 factor", "numerator, denominator and factor for a derived indicator");
        require("numerator", indicator.numerator(), expected, faults);
        require("denominator", indicator.denominator(), expected, faults);
        require("factor", indicator.factor(), expected, faults);
        refuse("frequency", indicator.frequency(), faults);
        refuse("aggregation", indicator.aggregation(), faults);
        refuse("reporting", indicator.reporting(), faults);
        refuse("dueDay", indicator.dueDay(), faults);
        refuse("negativeAllowed", indicator.negativeAllowed(), faults);
        refuse("combinedFirstMonths", indicator.combinedFirstMonths(), faults);
        checkComponent("numerator", indicator.numerator(), indicator, components, faults);
        checkComponent("denominator", indicator.denominator(), indicator, components, faults);
    }

    private static void checkComponent(
            String field, String component, Indicator indicator, Map<String, Indicator> components, Faults faults) {
        if (component == null) {
            return;
        }
        Text expected = Text.of("另一个一般指标的代码", "the code of another, plain indicator");
        if (component.equals(indicator.code())) {
            faults.add(
                    field,
                    "own-component",
                    Text.of("指标不能由自身计算", "an indicator cannot be computed from itself"),
                    expected);
        } else if (!components.containsKey(component)) {
            faults.add(
                    field,
                    "unknown-indicator",
                    Text.of("没有指标“%s”", "there is no indicator \"%s\"", component),
                    expected);
        } else if (components.get(component).derived()) {
            faults.add(
                    field,
                    "derived-component",
                    Text.of("“%s”本身是派生指标", "\"%s\" is derived itself", component),
                    expected);
        }
    }

    private static void require(String field, Object value, Text expected, Faults faults) {
        if (value == null) {
            faults.add(field, "not-null", Text.of("必须填写", "must be given"), expected);
        }
    }

    private static void refuse(String field, Object value, Faults faults) {
        if (value != null) {
            faults.add(
                    field,
                    "not-of-derived",
                    Text.of("派生指标没有自己的数据，不能填写此项", "a derived indicator has no figures of its own"),
                    Text.of("不填写", "leave it out"));
        }
    }
}
