package org.planledger.report.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.Signal;
import org.planledger.report.export.ShownNumbers;
import org.planledger.report.export.SignalColours;
import org.planledger.report.export.StateColours;
import org.planledger.report.export.Words;
import org.planledger.report.export.pdf.PdfReport;
import org.planledger.report.export.pdf.Ring;
import org.planledger.report.export.pdf.Tiles;

/// The chapter of a report that says in short where the plan stands: a sentence, the figures, and the charts.
final class ReportSummary {
    private static final Text HEADING = new Text("总体情况", "Summary");
    private static final Text NO_TARGETS = new Text("截至 %s，计划没有指标。", "As of %s the plan has no targets.");
    private static final Text COUNTS =
            new Text("截至 %1$s，计划共有指标 %2$d 项：%3$s。", "As of %1$s the plan has %2$d targets: %3$s.");
    private static final Text SIGNALS = new Text("红灯 %d 项，黄灯 %d 项，蓝灯 %d 项。", " Red signals: %d, yellow: %d, blue: %d.");
    private static final Text SCORE = new Text("综合得分 %s 分（满分 100 分），", " The score is %s of 100;");
    private static final Text NO_SCORE = new Text("尚无计入得分的指标，", " No target counts for a score yet;");
    private static final Text COMPLETENESS = new Text("数据完整率 %s。", " %s of the figures due are there.");
    private static final Text NO_COMPLETENESS = new Text("尚无应报数据。", " no figures are due yet.");
    private static final Text EXTREMES =
            new Text("得分最高的部分是“%s”（%s 分），最低的是“%s”（%s 分）。", " The best part is \"%s\" (%s), the weakest \"%s\" (%s).");

    private static final Comparator<PlanSummary.Group> BY_SCORE = Comparator.comparing(PlanSummary.Group::score);

    private final PlanSummary summary;
    private final ReportTerms terms;

    /// @param summary by part
    ReportSummary(PlanSummary summary, ReportTerms terms) {
        this.summary = summary;
        this.terms = terms;
    }

    void write(PdfReport report) {
        report.chapter(terms.say(HEADING));
        report.sentence(sentence());
        report.add(new Tiles(tiles()).table(report.text()));
        if (summary.total().targets() > 0) {
            report.add(Ring.withLegend(
                    pieces(),
                    Integer.toString(summary.total().targets()),
                    terms.say(new Text("项指标", "targets")),
                    report));
        }
        new GroupChart(terms).write(report, summary, Grouping.PART);
    }

    private String sentence() {
        PlanSummary.Total total = summary.total();
        String month = terms.month(summary.asOf());
        if (total.targets() == 0) {
            return terms.say(NO_TARGETS, month);
        }
        String states = GroupChart.shown(total.states()).stream()
                .map(state -> terms.say(
                        new Text("%1$s %2$d 项", "%2$d %1$s"),
                        terms.say(Words.of(state)),
                        total.states().get(state)))
                .collect(Collectors.joining(terms.say(new Text("、", ", "))));
        return terms.say(COUNTS, month, total.targets(), states)
                + terms.say(SIGNALS, count(Signal.RED), count(Signal.YELLOW), count(Signal.BLUE))
                + (total.score() == null ? terms.say(NO_SCORE) : terms.say(SCORE, terms.score(total.score())))
                + (total.completeness() == null
                        ? terms.say(NO_COMPLETENESS)
                        : terms.say(COMPLETENESS, ShownNumbers.percent(total.completeness())))
                + extremes();
    }

    /// Of equal parts the first in the plan; nothing where no two differ.
    private String extremes() {
        List<PlanSummary.Group> scored = summary.groups().stream()
                .filter(group -> group.score() != null && group.title() != null)
                .toList();
        if (scored.isEmpty()) {
            return "";
        }
        PlanSummary.Group best = first(scored, BY_SCORE.reversed());
        PlanSummary.Group weakest = first(scored, BY_SCORE);
        return BY_SCORE.compare(best, weakest) == 0
                ? ""
                : terms.say(
                        EXTREMES,
                        best.title(),
                        terms.score(best.score()),
                        weakest.title(),
                        terms.score(weakest.score()));
    }

    private static PlanSummary.Group first(List<PlanSummary.Group> inPlan, Comparator<PlanSummary.Group> order) {
        return inPlan.stream().min(order).orElseThrow();
    }

    private int count(Signal signal) {
        return summary.total().signals().getOrDefault(signal, 0);
    }

    private List<Tiles.Tile> tiles() {
        PlanSummary.Total total = summary.total();
        List<Tiles.Tile> tiles = new ArrayList<>();
        tiles.add(new Tiles.Tile(terms.say(new Text("综合得分", "Score")), terms.score(total.score()), null, null));
        tiles.add(new Tiles.Tile(
                terms.say(new Text("数据完整率", "Completeness")), ShownNumbers.percent(total.completeness()), null, null));
        Stream.of(Signal.RED, Signal.YELLOW, Signal.BLUE, Signal.NONE)
                .map(signal -> new Tiles.Tile(
                        terms.say(Words.lightOf(signal)),
                        Integer.toString(count(signal)),
                        SignalColours.fill(signal),
                        SignalColours.letters(signal)))
                .forEach(tiles::add);
        return tiles;
    }

    private List<Ring.Piece> pieces() {
        return GroupChart.shown(summary.total().states()).stream()
                .map(state -> new Ring.Piece(
                        terms.say(Words.of(state)), summary.total().states().get(state), StateColours.fill(state)))
                .toList();
    }
}
