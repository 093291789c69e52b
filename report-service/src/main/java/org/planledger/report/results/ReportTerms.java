package org.planledger.report.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.report.answer.Comparator;
import org.planledger.report.answer.GoalRevision;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.attainment.Measure;
import org.planledger.report.attainment.Recurrence;
import org.planledger.report.attainment.Result;
import org.planledger.report.attainment.State;
import org.planledger.report.export.ShownNumbers;
import org.planledger.report.export.Words;
import org.planledger.report.export.pdf.PdfCells;

/// How a report words targets and figures.
final class ReportTerms {
    private static final Text EVERY_YEAR = new Text("每年", "every year ");
    private static final Text THROUGH = new Text("截至 %s", "through %s");
    private static final Text REVISED_FROM = new Text("%s 起调整", "revised from %s");
    private static final Text MISSING = new Text("尚差 %s", "%s missing");
    private static final Text PASSED = new Text("超出 %s", "%s above");
    private static final Text HEADROOM = new Text("余量 %s", "%s left");
    private static final String PER_CENT = "%";

    private final Language language;

    ReportTerms(Language language) {
        this.language = language;
    }

    String say(Text text, Object... arguments) {
        return text.in(language).formatted(arguments);
    }

    /// Of 2023-09, as a sentence has it.
    String month(YearMonth month) {
        return switch (language) {
            case CHINESE -> "%d 年 %d 月".formatted(month.getYear(), month.getMonthValue());
            case ENGLISH -> month.toString();
        };
    }

    /// A number with its unit; null for null.
    String amount(BigDecimal number, TargetContext context) {
        if (number == null) {
            return null;
        }
        String unit = unit(context);
        return ShownNumbers.number(number) + (unit.equals(PER_CENT) ? unit : " " + unit);
    }

    /// Growth is in per cent, whatever the indicator is in.
    private static String unit(TargetContext context) {
        return context.measure() == Measure.AMOUNT ? context.unit() : PER_CENT;
    }

    /// What the target is judged by: its number, in words.
    String goal(TargetContext context) {
        return goal(context.comparator(), context.bound(), context.boundHigh(), context);
    }

    /// The same of the goal that a revised target had at first.
    String originalGoal(TargetContext context) {
        GoalRevision revision = context.revision();
        return goal(revision.originalComparator(), revision.originalBound(), revision.originalBoundHigh(), context);
    }

    private String goal(Comparator comparator, BigDecimal bound, BigDecimal boundHigh, TargetContext context) {
        if (comparator == null || comparator.needsValue() && bound == null) {
            return say(Words.of(State.TARGET_NOT_SET));
        }
        Text frame = switch (comparator) {
            case AT_LEAST -> new Text("不低于 %s", "at least %s");
            case AT_MOST -> new Text("不高于 %s", "at most %s");
            case EXACTLY -> new Text("等于 %s", "exactly %s");
            case ABOUT -> new Text("约 %s", "about %s");
            case BETWEEN -> new Text("%s 至 %s", "%s to %s");
            case INCREASE -> new Text("上升", "increase");
            case DECREASE -> new Text("下降", "decrease");
        };
        String measured = switch (context.measure()) {
            case AMOUNT -> "";
            case GROWTH -> say(new Text("增长", "growth "));
            case REDUCTION -> say(new Text("降低", "reduction "));
            case GROWTH_AVERAGE -> say(new Text("年均增长", "average yearly growth "));
        };
        String yearly = context.recurrence() == Recurrence.YEARLY ? say(EVERY_YEAR) : "";
        String lower = comparator == Comparator.BETWEEN ? ShownNumbers.number(bound) : amount(bound, context);
        return yearly + measured + say(frame, lower, amount(boundHigh, context));
    }

    /// @param month the first one as of which another goal holds
    String revisedFrom(YearMonth month) {
        return say(REVISED_FROM, month);
    }

    /// @return null when there is no figure
    String through(Result result) {
        return result.through() == null ? null : say(THROUGH, result.through());
    }

    /// What is still missing, or how far a cap is passed (rule book, section 4: gap); null where there is
    /// none.
    String shortfall(ResultTable.Row row) {
        BigDecimal gap = row.result().gap();
        if (gap == null) {
            return null;
        }
        boolean cap =
                row.context().comparator() == Comparator.AT_MOST || row.result().used() != null;
        Text words = cap ? gap.signum() < 0 ? PASSED : HEADROOM : MISSING;
        BigDecimal shown = cap ? gap.abs() : gap.max(BigDecimal.ZERO);
        return say(words, amount(shown, row.context()));
    }

    /// Of a group, with the 2 places that it has; a dash for null.
    String score(BigDecimal score) {
        return score == null
                ? PdfCells.NOTHING
                : score.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
