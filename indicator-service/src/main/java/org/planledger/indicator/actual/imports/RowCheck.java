package org.planledger.indicator.actual.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.planledger.indicator.actual.ActualStatus;
import org.planledger.indicator.actual.Figure;
import org.planledger.indicator.actual.FigureTerms;
import org.planledger.kernel.json.CleanText;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.PeriodText;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Reads the fields of each figure, and hands on what can be read. What depends on what is stored is checked later, for
/// many figures at once.
final class RowCheck implements RowSink {
    static final int LONGEST_NUMBER = 40;

    private static final int LONGEST_CODE = 63;
    private static final Text TEXT_EXPECTED = Text.of("带引号的文字", "text in quotes");

    private final FigureFile file;
    private final ImportFaults faults;
    private final YearMonth present;
    private final Taker taker;
    private RawFigure figure;
    private int lastFaulty = -1;
    private String lastPeriodText;
    private Period lastPeriod;
    private long rows;
    private long withoutFigure;

    /// Takes figures as far as they could be read.
    interface Taker {
        void take(PostedFigure figure) throws IOException;
    }

    /// @param present the running month
    RowCheck(FigureFile file, ImportFaults faults, YearMonth present, Taker taker) {
        this.file = file;
        this.taker = taker;
        this.faults = faults;
        this.present = present;
    }

    /// How many figures were read, those among them that are none.
    long rows() {
        return rows;
    }

    @Override
    public void fault(int number, Violation fault) {
        lastFaulty = number;
        faults.addRead(number, fault);
    }

    /// How many of them were none.
    long withoutFigure() {
        return withoutFigure;
    }

    @Override
    public void noFigure(int number, Violation fault) {
        rows++;
        withoutFigure++;
        fault(number, fault);
    }

    @Override
    public void row(RawFigure raw) throws IOException {
        figure = raw;
        rows++;
        String indicator = code("indicator", raw.indicator());
        String region = code("region", raw.region());
        Period period = period(raw.period());
        BigDecimal value = value(raw.value());
        boolean isFinal = isFinal(raw.status());
        String source = text("source", raw.source(), Figure.LONGEST_SOURCE);
        String note = text("note", raw.note(), Figure.LONGEST_NOTE);
        String reason = text("reason", raw.reason(), Figure.LONGEST_REASON);
        taker.take(new PostedFigure(
                raw.number(),
                lastFaulty == raw.number(),
                indicator,
                region,
                period,
                value,
                isFinal,
                source,
                note,
                reason));
    }

    private String code(String field, String text) {
        if (text == null) {
            missing(field, Text.of("%s 的代码", "the code of the %s", field));
            return null;
        }
        return text(field, text, LONGEST_CODE);
    }

    private Period period(String text) {
        if (text == null) {
            missing("period", PeriodText.EXPECTED);
            return null;
        }
        if (text.equals(RawFigure.WRONG_TYPE)) {
            wrongType("period", TEXT_EXPECTED);
            return null;
        }
        if (text.equals(lastPeriodText)) {
            return lastPeriod;
        }
        try {
            Period period = Period.parse(text);
            Violation future = FigureTerms.futureFault(period, present);
            if (future == null) {
                lastPeriodText = text;
                lastPeriod = period;
            } else {
                add(future);
            }
            return period;
        } catch (DateTimeException unreadable) {
            add("period", "period", Text.of("“%s”不是期间", "\"%s\" is not a period", shown(text)), PeriodText.EXPECTED);
            return null;
        }
    }

    private BigDecimal value(String text) {
        if (text == null) {
            Text expected = Text.of("数值；没有数据就不要这一行，空不等于 0", "a number; without one leave the row out, empty is not 0");
            missing("value", expected);
            return null;
        }
        if (text.equals(RawFigure.WRONG_TYPE)) {
            wrongType("value", Text.of("不带引号的数，如 12.5", "a number without quotes, such as 12.5"));
            return null;
        }
        if (!isPlainNumber(text)) {
            Text expected = Text.of(
                    "如 1234.5 的数，不带千分位和单位，整数部分最多 %d 位",
                    "a number such as 1234.5, without separators and unit, with at most %d digits before the point",
                    FigureTerms.MOST_DIGITS);
            Text message = Text.of("“%s”不能用作数值", "\"%s\" cannot be taken for a number", shown(text));
            add("value", "number", message, expected);
            return null;
        }
        return new BigDecimal(text);
    }

    /// Digits with or without sign and decimals, few enough of them.
    private static boolean isPlainNumber(String text) {
        int begin = text.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int i = begin; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '.' && point < 0) {
                point = i;
            } else if (unit < '0' || unit > '9') {
                return false;
            }
        }
        int whole = (point < 0 ? text.length() : point) - begin;
        return whole >= 1
                && whole <= FigureTerms.MOST_DIGITS
                && point != text.length() - 1
                && text.length() <= LONGEST_NUMBER;
    }

    private boolean isFinal(String text) {
        if (text == null || text.equals(ActualStatus.PROVISIONAL.name())) {
            return false;
        }
        if (text.equals(RawFigure.WRONG_TYPE)) {
            wrongType("status", TEXT_EXPECTED);
            return false;
        }
        if (!text.equals(ActualStatus.FINAL.name())) {
            add(
                    "status",
                    "status",
                    Text.of("没有状态“%s”", "there is no status \"%s\"", shown(text)),
                    Text.of("PROVISIONAL 或 FINAL", "PROVISIONAL or FINAL"));
        }
        return true;
    }

    private String text(String field, String text, int longest) {
        if (text == null) {
            return null;
        }
        if (text.equals(RawFigure.WRONG_TYPE)) {
            wrongType(field, TEXT_EXPECTED);
            return null;
        }
        if (text.length() > longest) {
            add(
                    field,
                    "length",
                    Text.of("过长", "it is too long"),
                    Text.of("最多 %d 个字符", "at most %d characters", longest));
            return null;
        }
        if (!CleanText.isClean(text)) {
            add(
                    field,
                    "control-character",
                    Text.of("含有控制字符", "it has control characters"),
                    Text.of("不含控制字符的文字", "text without control characters"));
            return null;
        }
        return text;
    }

    private void missing(String field, Text expected) {
        add(field, "not-null", Text.of("必须填写", "must be given"), expected);
    }

    private void wrongType(String field, Text expected) {
        add(field, "type", Text.of("值的类型不对", "the value has the wrong type"), expected);
    }

    private void add(String field, String code, Text message, Text expected) {
        add(Violation.of(field, code, message, expected));
    }

    private void add(Violation fault) {
        fault(figure.number(), file.at(figure.number(), fault.atLine(figure.line())));
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
