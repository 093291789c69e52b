package org.planledger.indicator.actual.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.planledger.indicator.actual.ActualStatus;
import org.planledger.indicator.actual.Figure;
import org.planledger.indicator.actual.FigureTerms;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.file.RawFigure;
import org.planledger.indicator.actual.imports.file.RowSink;
import org.planledger.indicator.actual.imports.notation.CellErrors;
import org.planledger.indicator.actual.imports.notation.FullWidth;
import org.planledger.indicator.actual.imports.notation.NumberNotation;
import org.planledger.indicator.actual.imports.notation.PeriodNotation;
import org.planledger.indicator.actual.imports.notation.StatusNotation;
import org.planledger.kernel.json.CleanText;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.PeriodText;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Reads the fields of each figure, and hands on what can be read. What depends on what is stored is checked
/// later, for many figures at once.
final class RowCheck implements RowSink {
    private static final int LONGEST_CODE = 63;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_PERIODS_KEPT = 4096;
    private static final Text TEXT_EXPECTED = Text.of("带引号的文字", "text in quotes");
    private static final Text MONTH_AS_TEXT = Text.of("以文字书写的月份，如 2023-09", "the month as text, such as 2023-09");
    private static final Text YEAR_EXPECTED = Text.of("年份，如 2023", "a year such as 2023");

    private final FigureFile file;
    private final Taker taker;
    private final ImportFaults faults;
    private final YearMonth present;
    private final boolean lenient;
    private final Map<String, PeriodNotation.Read> periods = new HashMap<>();
    private String yearOfPeriods;
    private RawFigure figure;
    private long lastFaulty = -1;
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
        this.lenient = file.isWrittenByPeople();
    }

    /// How many figures were read, those among them that are none.
    long rows() {
        return rows;
    }

    @Override
    public void headerFault(long number, Violation fault) {
        faults.addOfHeader(number, fault);
    }

    @Override
    public void fault(long number, Violation fault) {
        lastFaulty = number;
        faults.addRead(number, fault);
    }

    /// How many of them were none.
    long withoutFigure() {
        return withoutFigure;
    }

    @Override
    public void noFigure(long number, Violation fault) {
        rows++;
        withoutFigure++;
        fault(number, fault);
    }

    @Override
    public Failure unreadable(long number, Text detail, Violation fault) {
        faults.addRead(number, fault);
        return faults.unreadable(detail);
    }

    @Override
    public void row(RawFigure raw) throws IOException {
        figure = raw;
        rows++;
        String indicator = code("indicator", raw.indicator());
        String region = code("region", raw.region());
        PeriodNotation.Read period = period(raw.period(), raw.year());
        String value = value(raw.value());
        ActualStatus status = status(raw.status());
        String source = said("source", raw.source(), Figure.LONGEST_SOURCE);
        String note = said("note", raw.note(), Figure.LONGEST_NOTE);
        String reason = said("reason", raw.reason(), Figure.LONGEST_REASON);
        taker.take(new PostedFigure(
                raw.number(),
                lastFaulty == raw.number(),
                indicator,
                region,
                period == null ? null : period.period(),
                value == null ? null : new BigDecimal(value),
                status,
                period != null && period.cumulative(),
                source,
                note,
                reason,
                raw.ownColumns()));
    }

    private String code(String field, String text) {
        if (text == null) {
            missing(
                    field,
                    lenient
                            ? Text.of("%s 的代码或名称", "the code or the name of the %s", field)
                            : Text.of("%s 的代码", "the code of the %s", field));
            return null;
        }
        String code = text(field, text, lenient ? LONGEST_NAME : LONGEST_CODE);
        return lenient && code != null ? FullWidth.folded(code) : code;
    }

    private PeriodNotation.Read period(String text, String year) {
        if (text == null) {
            missing("period", PeriodText.EXPECTED);
            return null;
        }
        if (!Objects.equals(year, yearOfPeriods)) {
            periods.clear();
            yearOfPeriods = year;
        }
        PeriodNotation.Read known = periods.get(text);
        if (known != null) {
            return known;
        }
        if (text.equals(RawFigure.WRONG_TYPE)) {
            wrongType("period", TEXT_EXPECTED);
            return null;
        }
        PeriodNotation.Read read = lenient ? writtenByPeople(text, year) : writtenByPrograms(text);
        if (read == null) {
            return null;
        }
        Violation future = FigureTerms.futureFault(read.period(), present);
        if (future != null) {
            add(future);
        } else if (periods.size() < MOST_PERIODS_KEPT) {
            periods.put(text, read);
        }
        return read;
    }

    private PeriodNotation.Read writtenByPrograms(String text) {
        try {
            return new PeriodNotation.Read(Period.parse(text), false);
        } catch (DateTimeException unreadable) {
            noPeriod(text);
            return null;
        }
    }

    private PeriodNotation.Read writtenByPeople(String text, String yearText) {
        if (isCellError("period", text) || isUnclean("period", text)) {
            return null;
        }
        if (yearText != null && isUnclean("year", yearText)) {
            return null;
        }
        int year = yearText == null ? 0 : PeriodNotation.readYear(yearText);
        if (yearText != null && year == 0) {
            add("year", "year", Text.of("“%s”不是年份", "\"%s\" is not a year", shown(yearText)), YEAR_EXPECTED);
            return null;
        }
        switch (PeriodNotation.read(text, year)) {
            case PeriodNotation.Read read -> {
                return read;
            }
            case PeriodNotation.Unread unread -> addUnread(unread, text, year);
        }
        return null;
    }

    private void addUnread(PeriodNotation.Unread unread, String text, int year) {
        switch (unread) {
            case NONE -> noPeriod(text);
            case WITHOUT_YEAR ->
                add(
                        "period",
                        "period",
                        Text.of("“%s”没有年份", "\"%s\" has no year", shown(text)),
                        Text.of(
                                "含年份的期间，如 2023年4月；或另有“年份”列，或参数 year",
                                "a period with its year, such as 2023-04; or a column year, or the parameter year"));
            case OTHER_YEAR ->
                add(
                        "period",
                        "year",
                        Text.of("“%s”不在 %d 年", "\"%s\" is not in %d", shown(text), year),
                        Text.of("%d 年的期间", "a period of %d", year));
            case DAY ->
                add(
                        "period",
                        "day",
                        Text.of("“%s”是一天，不是一个月", "\"%s\" is a day, not a month", shown(text)),
                        Text.of(
                                "月份，如 2023-04；一个月的第一天或最后一天也可代表该月",
                                "a month such as 2023-04; its first or last day stands for it, too"));
            case EARLY_DATE -> add("period", "period", PeriodNotation.earlyDate(shown(text)), MONTH_AS_TEXT);
            case AMBIGUOUS ->
                add(
                        "period",
                        "period",
                        Text.of("“%s”可能是 1 月，也可能是 10 月", "\"%s\" may be January or October", shown(text)),
                        Text.of("如 2023-01 或 2023-10", "a month such as 2023-01 or 2023-10"));
            case NOT_SINCE_JANUARY ->
                add(
                        "period",
                        "cumulative",
                        Text.of("“%s”不是从 1 月起累计", "\"%s\" is not accumulated since January", shown(text)),
                        Text.of("从 1 月起的累计，如 2023年1—9月", "since January, such as 2023年1—9月"));
        }
    }

    private void noPeriod(String text) {
        add("period", "period", Text.of("“%s”不是期间", "\"%s\" is not a period", shown(text)), PeriodText.EXPECTED);
    }

    private String value(String text) {
        if (text == null) {
            Text expected = Text.of("数值；没有数据就不要这一行，空不等于 0", "a number; without one leave the row out, empty is not 0");
            missing("value", expected);
            return null;
        }
        if (NumberNotation.isPlain(text)) {
            return text;
        }
        if (text.equals(RawFigure.WRONG_TYPE)) {
            wrongType("value", Text.of("不带引号的数，如 12.5", "a number without quotes, such as 12.5"));
            return null;
        }
        if (!lenient) {
            refuseNumber(text, "number", NumberNotation.PLAIN);
            return null;
        }
        if (isCellError("value", text) || isUnclean("value", text)) {
            return null;
        }
        return switch (NumberNotation.read(text)) {
            case NumberNotation.Plain(String plain) -> plain;
            case NumberNotation.Refused(String code, Text expected) -> {
                refuseNumber(text, code, expected);
                yield null;
            }
        };
    }

    private void refuseNumber(String text, String code, Text expected) {
        add("value", code, Text.of("“%s”不能用作数值", "\"%s\" cannot be taken for a number", shown(text)), expected);
    }

    private boolean isCellError(String field, String text) {
        if (!CellErrors.isError(text)) {
            return false;
        }
        add(
                field,
                "cell-error",
                text.equals(CellErrors.NOT_COMPUTED)
                        ? Text.of("单元格的公式没有结果", "the cell holds a formula without a result")
                        : Text.of("单元格的公式出错：%s", "the cell holds the error %s", text),
                Text.of("算出结果的公式，或直接填写", "a formula with a result, or what is meant"));
        return true;
    }

    private ActualStatus status(String text) {
        if (text == null) {
            return null;
        }
        if (text.equals(RawFigure.WRONG_TYPE)) {
            wrongType("status", TEXT_EXPECTED);
            return null;
        }
        if (text.equals(ActualStatus.PROVISIONAL.name())) {
            return ActualStatus.PROVISIONAL;
        }
        if (text.equals(ActualStatus.FINAL.name())) {
            return ActualStatus.FINAL;
        }
        if (isUnclean("status", text)) {
            return null;
        }
        ActualStatus status = lenient ? StatusNotation.read(text) : null;
        if (status == null) {
            add(
                    "status",
                    "status",
                    Text.of("没有状态“%s”", "there is no status \"%s\"", shown(text)),
                    lenient
                            ? Text.of("PROVISIONAL（初步）或 FINAL（最终）", "PROVISIONAL (初步) or FINAL (最终)")
                            : Text.of("PROVISIONAL 或 FINAL", "PROVISIONAL or FINAL"));
        }
        return status;
    }

    /// The text; where it cannot be taken, what stands for that something was said.
    private String said(String field, String text, int longest) {
        String read = text(field, text, longest);
        return read == null && text != null ? RawFigure.WRONG_TYPE : read;
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
        if (lenient && isCellError(field, text)) {
            return null;
        }
        return isUnclean(field, text) ? null : text;
    }

    private boolean isUnclean(String field, String text) {
        if (CleanText.isClean(text)) {
            return false;
        }
        add(
                field,
                "control-character",
                Text.of("含有控制字符", "it has control characters"),
                Text.of("不含控制字符的文字", "text without control characters"));
        return true;
    }

    private void missing(String field, Text expected) {
        if (figure.unreadable().contains(field)) {
            lastFaulty = figure.number();
            return;
        }
        add(field, "not-null", Text.of("必须填写", "must be given"), expected);
    }

    private void wrongType(String field, Text expected) {
        add(field, "type", Text.of("值的类型不对", "the value has the wrong type"), expected);
    }

    private void add(String field, String code, Text message, Text expected) {
        add(Violation.of(field, code, message, expected));
    }

    private void add(Violation fault) {
        fault(figure.number(), file.at(figure.number(), fault));
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
