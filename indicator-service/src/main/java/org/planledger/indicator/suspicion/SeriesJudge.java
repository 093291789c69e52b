package org.planledger.indicator.suspicion;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.planledger.indicator.suspicion.JudgeStore.Figure;
import org.planledger.indicator.suspicion.JudgeStore.FiguresOf;
import org.planledger.indicator.suspicion.JudgeStore.IndicatorTerms;
import org.planledger.indicator.suspicion.JudgeStore.Share;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.period.Period;

/// Judges the figures that a transaction has stored, before it ends: many series at a time, each read once
/// with all its present figures. What is suspicious is kept as warnings.
public final class SeriesJudge {
    /// How many suspicions are told one by one.
    public static final int MOST_TOLD = 1000;

    /// The table that a trial stores its figures in.
    public static final String TRIAL = "trial_actual";

    /// A batch of series ends at so many revisions, which bounds what is kept in memory. Small batches are slow,
    /// because each reads from every partition.
    private static final int REVISIONS_AT_ONCE = 150_000;

    /// As how many revisions a series counts by itself: of very many series with one figure each, it is the series
    /// that take the memory.
    private static final int WEIGHT_OF_A_SERIES = 10;

    private final JudgeStore store;
    private final boolean isTrial;
    private final Function<Touched, Reach> senders;
    private final Map<String, IndicatorTerms> terms = new HashMap<>();
    private final PriorityQueue<Suspected> first =
            new PriorityQueue<>(Comparator.comparingLong(Suspected::number).reversed());
    private long open;

    /// @param isTrial whether the figures are in the table of a trial, and no warnings are kept
    /// @param senders what those reach who posted to a series; they are told what they see
    public SeriesJudge(Connection connection, boolean isTrial, Function<Touched, Reach> senders) {
        this.store = new JudgeStore(connection, isTrial);
        this.isTrial = isTrial;
        this.senders = senders;
    }

    /// Makes the table for the figures of a trial. It goes with the transaction.
    public static void prepareTrial(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table " + TRIAL + " (like actual including defaults) on commit drop");
        }
    }

    /// What was found.
    ///
    /// @param open how many suspicions are open
    /// @param first the first of them, in the order in which the figures were stored
    public record Found(long open, List<Suspected> first) {}

    /// Judges the figures of the series that were stored since.
    ///
    /// @param revised whether any of them has taken the place of another, whose warnings end with it
    public Found judge(List<Touched> touched, boolean revised) throws SQLException {
        if (revised && isTrial) {
            store.indexTrial();
        } else if (revised) {
            store.supersede(touched.stream().map(Touched::series).toList());
        }
        Set<String> indicators = touched.stream().map(Touched::indicator).collect(Collectors.toSet());
        if (!indicators.isEmpty()) {
            terms.putAll(store.terms(indicators));
        }
        Map<String, Touched> touchedByKey = new HashMap<>();
        Map<String, Integer> known = new HashMap<>();
        if (terms.values().stream().anyMatch(of -> !of.shares().isEmpty())) {
            for (Touched series : touched) {
                known.put(key(series.indicator(), series.region()), series.series());
                touchedByKey.put(key(series.indicator(), series.region()), series);
            }
        }
        int from = 0;
        int revisions = 0;
        for (int to = 1; to <= touched.size(); to++) {
            revisions += WEIGHT_OF_A_SERIES + touched.get(to - 1).length();
            if (revisions >= REVISIONS_AT_ONCE || to == touched.size()) {
                judgeSome(touched.subList(from, to), known, touchedByKey, revised);
                from = to;
                revisions = 0;
            }
        }
        List<Suspected> told = new ArrayList<>(first);
        told.sort(Comparator.comparingLong(Suspected::number));
        return new Found(open, told);
    }

    private static String key(String indicator, String region) {
        return indicator + "/" + region;
    }

    /// @param known the series of each indicator and region that are known
    /// @param touchedByKey those of them that were posted to
    private void judgeSome(
            List<Touched> touched, Map<String, Integer> known, Map<String, Touched> touchedByKey, boolean revised)
            throws SQLException {
        learnOthers(touched, known);
        Map<Integer, Touched> judged = new HashMap<>();
        Map<Integer, SeriesHistory.Terms> read = new HashMap<>();
        Map<Integer, SeriesHistory> histories = new HashMap<>();
        for (Touched series : touched) {
            judged.put(series.series(), series);
            know(series.series(), series, terms.get(series.indicator()).terms(), read, histories);
        }
        // Of those that are not judged only the figures are needed, whatever their terms are.
        for (Touched series : touched) {
            IndicatorTerms of = terms.get(series.indicator());
            for (Share share : of.shares()) {
                String other = key(share.other(), series.region());
                if (known.containsKey(other)) {
                    know(known.get(other), touchedByKey.get(other), of.terms(), read, histories);
                }
            }
        }
        List<Figure> posted =
                read.isEmpty() ? new ArrayList<>() : store.read(read, judged, HistoryYears.around(touched), histories);
        for (Touched series : touched) {
            if (series.posted() != null) {
                for (int place = 0; place < series.posted().size(); place++) {
                    posted.add(series.posted().figure(series.series(), place));
                }
            }
        }
        List<JudgeStore.Warning> warnings = new ArrayList<>();
        for (Figure figure : posted) {
            judge(figure, judged.get(figure.series()), histories, known, warnings);
        }
        if (warnings.isEmpty()) {
            return;
        }
        List<JudgeStore.Warning> unexplained = warnings.stream()
                .filter(warning -> warning.figure().unexplained())
                .toList();
        Set<JudgeStore.Warning> explainedBefore = revised ? store.explainedBefore(unexplained) : Set.of();
        Set<JudgeStore.Warning> told = new HashSet<>(seen(warnings, judged));
        for (JudgeStore.Warning warning : unexplained) {
            if (told.contains(warning) && !explainedBefore.contains(warning)) {
                open++;
                tell(warning, judged.get(warning.figure().series()));
            }
        }
        if (!isTrial) {
            store.keep(warnings, told, explainedBefore);
        }
    }

    /// Makes the history of a series that is known as a whole, or has it read.
    ///
    /// @param touched null when nothing was posted to the series
    private static void know(
            int series,
            Touched touched,
            SeriesHistory.Terms terms,
            Map<Integer, SeriesHistory.Terms> read,
            Map<Integer, SeriesHistory> histories) {
        if (touched != null && touched.isWhole()) {
            histories.computeIfAbsent(series, absent -> touched.posted().history(terms));
        } else {
            read.putIfAbsent(series, terms);
        }
    }

    /// Learns which series the touched ones are parts or wholes of.
    private void learnOthers(List<Touched> touched, Map<String, Integer> known) throws SQLException {
        List<String> indicators = new ArrayList<>();
        List<String> regions = new ArrayList<>();
        for (Touched series : touched) {
            for (Share share : terms.get(series.indicator()).shares()) {
                if (!known.containsKey(key(share.other(), series.region()))) {
                    indicators.add(share.other());
                    regions.add(series.region());
                }
            }
        }
        if (!indicators.isEmpty()) {
            store.series(indicators, regions, (indicator, region, id) -> known.put(key(indicator, region), id));
        }
    }

    private void judge(
            Figure figure,
            Touched series,
            Map<Integer, SeriesHistory> histories,
            Map<String, Integer> known,
            List<JudgeStore.Warning> warnings) {
        SeriesHistory history = histories.get(figure.series());
        IndicatorTerms of = terms.get(series.indicator());
        List<Raised> raised = history.suspicionsAgainst(figure.period());
        for (Share share : of.shares()) {
            SeriesHistory other = histories.get(known.get(key(share.other(), series.region())));
            if (other != null) {
                SeriesHistory.addPart(
                        history.valueAt(figure.period()),
                        share.isPart(),
                        share.other(),
                        other.valueAt(figure.period()),
                        raised);
            }
        }
        raised.forEach(suspicion -> warnings.add(new JudgeStore.Warning(figure, suspicion)));
    }

    /// Those of the warnings that tell their senders nothing of figures that these do not see.
    private List<JudgeStore.Warning> seen(List<JudgeStore.Warning> warnings, Map<Integer, Touched> judged)
            throws SQLException {
        Map<Reach, Set<FiguresOf>> told = new HashMap<>();
        for (JudgeStore.Warning warning : warnings) {
            Touched series = judged.get(warning.figure().series());
            Reach sender = senders.apply(series);
            if (warning.tellsOfAnother() && !sender.everyUnit()) {
                told.computeIfAbsent(sender, absent -> new HashSet<>()).add(warning.toldOf(series));
            }
        }
        if (told.isEmpty()) {
            return warnings;
        }
        Map<Reach, Set<FiguresOf>> seen = new HashMap<>();
        for (Map.Entry<Reach, Set<FiguresOf>> of : told.entrySet()) {
            seen.put(of.getKey(), store.seen(of.getKey(), of.getValue()));
        }
        return warnings.stream()
                .filter(warning -> {
                    Touched series = judged.get(warning.figure().series());
                    Set<FiguresOf> ofSender = seen.get(senders.apply(series));
                    return !warning.tellsOfAnother() || ofSender == null || ofSender.contains(warning.toldOf(series));
                })
                .toList();
    }

    private void tell(JudgeStore.Warning warning, Touched series) {
        Figure figure = warning.figure();
        if (first.size() == MOST_TOLD) {
            if (first.peek().number() <= figure.number()) {
                return;
            }
            first.poll();
        }
        first.add(new Suspected(
                series.indicator(),
                series.region(),
                Period.ofNumber(figure.period()),
                figure.number(),
                SuspicionText.of(
                        warning.raised(), terms.get(series.indicator()).terms().yearToDate())));
    }
}
