package org.planledger.indicator.actual.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.planledger.indicator.actual.FigureTerms;
import org.planledger.indicator.actual.SeriesKey;
import org.planledger.indicator.actual.imports.MergeStore.Present;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.file.OwnColumn;
import org.planledger.indicator.actual.imports.notation.PeriodNotation;
import org.planledger.indicator.caller.AllowedFigures;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.indicator.closing.ClosedFigures;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.indicator.definition.Reporting;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// What the figures of a file have to keep to: the terms of their indicators, the regions there are, who may post
/// what, and the closed months. It is learnt as the file brings indicators, regions and months.
final class FigureCheck {
    private final Connection connection;
    private final ClosedMonths closedMonths;
    private final MergeStore store;
    private final FigureFile file;
    private final ImportFaults faults;
    private final PostingRights rights;
    private final boolean regionsAreAsked;
    private final Set<SeriesKey> mixed;
    private final Map<String, FigureTerms> terms = new HashMap<>();
    private final Set<String> regions = new HashSet<>();
    private final Set<String> allowedRegions = new HashSet<>();
    private final ClosedFigures closed = new ClosedFigures();
    private final AllowedFigures allowed = new AllowedFigures();
    private final Set<YearMonth> months = new HashSet<>();
    private int notAllowed;

    /// @param regionsAreAsked whether plan-service was asked for the regions that are not known
    /// @param mixed the series with figures in the file that are said to be since January, and others that are not
    FigureCheck(
            Connection connection,
            ClosedMonths closedMonths,
            MergeStore store,
            FigureFile file,
            ImportFaults faults,
            PostingRights rights,
            boolean regionsAreAsked,
            Set<SeriesKey> mixed) {
        this.connection = connection;
        this.closedMonths = closedMonths;
        this.store = store;
        this.file = file;
        this.faults = faults;
        this.rights = rights;
        this.regionsAreAsked = regionsAreAsked;
        this.mixed = mixed;
    }

    /// Learns what the figures have to keep to.
    ///
    /// @param figures each is put into the period of its indicator
    void learn(List<PostedFigure> figures) throws SQLException, UnknownRegionsException {
        Set<String> newIndicators = learnTerms(figures);
        figures.replaceAll(this::inOwnPeriod);
        Set<String> newRegions = learnRegions(figures);
        learnAllowed(newIndicators, newRegions);
        if (!rights.passEveryClosing()) {
            learnClosings(figures, newRegions);
        }
    }

    /// A figure that is accumulated to the end of a month, in the period of its indicator that ends with it.
    PostedFigure inOwnPeriod(PostedFigure figure) {
        return figure.cumulative() ? figure.of(termsOf(figure).ofCumulative(figure.period())) : figure;
    }

    /// @return those that no figure before was of, and that exist
    private Set<String> learnTerms(List<PostedFigure> figures) throws SQLException {
        Set<String> unseen = new LinkedHashSet<>();
        for (PostedFigure figure : figures) {
            if (figure.indicator() != null && !terms.containsKey(figure.indicator())) {
                unseen.add(figure.indicator());
            }
        }
        Map<String, FigureTerms> found = unseen.isEmpty() ? Map.of() : store.terms(unseen);
        terms.putAll(found);
        return found.keySet();
    }

    /// Those that are not known are asked for again where they come again: there is no end of what may be unknown.
    private FigureTerms termsOf(PostedFigure figure) {
        return terms.getOrDefault(figure.indicator(), FigureTerms.NO_INDICATOR);
    }

    /// @return those that no figure before was of, and that exist
    private Set<String> learnRegions(List<PostedFigure> figures) throws SQLException, UnknownRegionsException {
        Set<String> unseen = new LinkedHashSet<>();
        for (PostedFigure figure : figures) {
            if (figure.region() != null && !regions.contains(figure.region())) {
                unseen.add(figure.region());
            }
        }
        Set<String> found = unseen.isEmpty() ? Set.of() : store.known(unseen);
        if (!regionsAreAsked && found.size() < unseen.size()) {
            unseen.removeAll(found);
            throw new UnknownRegionsException(unseen);
        }
        regions.addAll(found);
        return found;
    }

    /// Learns what is closed in the regions and months that come here for the first time: a region has many months
    /// that the file does not touch, and a month that comes late is asked for in all regions of the file. Regions
    /// of which nothing may be posted are left to those who close their months.
    ///
    /// @param newRegions those that no figure before was of
    private void learnClosings(List<PostedFigure> figures, Set<String> newRegions) throws SQLException {
        Set<YearMonth> newMonths = new HashSet<>();
        for (PostedFigure figure : figures) {
            if (figure.period() != null && months.add(figure.period().lastMonth())) {
                newMonths.add(figure.period().lastMonth());
            }
        }
        List<String> newAllowed = newRegions.stream()
                .filter(region -> allowed.isAllowed(rights, region))
                .toList();
        allowedRegions.addAll(newAllowed);
        if (!newMonths.isEmpty()) {
            closed.addAll(find(allowedRegions, newMonths));
        }
        if (!newAllowed.isEmpty() && newMonths.size() < months.size()) {
            closed.addAll(find(newAllowed, months));
        }
    }

    private ClosedFigures find(Collection<String> ofRegions, Set<YearMonth> ofMonths) throws SQLException {
        return closedMonths.holdAndFindClosed(connection, Set.of(rights), ofRegions, ofMonths);
    }

    /// Learns who may post figures of the indicators and regions that come here for the first time: new
    /// indicators in all regions of the file, and those that are known in the new regions.
    private void learnAllowed(Set<String> newIndicators, Set<String> newRegions) throws SQLException {
        if (!rights.areLimited()) {
            return;
        }
        Set<String> units = rights.reach().units();
        if (!newIndicators.isEmpty()) {
            allowed.learn(connection, newIndicators, regions, units);
        }
        if (!newRegions.isEmpty() && (newIndicators.isEmpty() || newIndicators.size() < terms.size())) {
            allowed.learn(connection, terms.keySet(), newRegions, units);
        }
    }

    /// Whether nothing is wrong with a figure by itself. What is wrong is told.
    boolean isSound(PostedFigure figure) {
        FigureTerms here = termsOf(figure);
        boolean regionExists = figure.region() == null || regions.contains(figure.region());
        Violation byCumulation = figure.cumulative() ? here.cumulativeFault(figure.period()) : null;
        List<Violation> broken = new ArrayList<>((regionExists ? here : here.inUnknownRegion())
                .faultsOf(
                        figure.indicator(),
                        figure.region(),
                        byCumulation == null ? figure.period() : null,
                        figure.value()));
        if (byCumulation != null) {
            broken.add(byCumulation);
        }
        Violation byNotation = notationFault(figure);
        if (byNotation != null) {
            broken.add(byNotation);
        }
        Violation byRights = rightsFault(figure);
        if (byRights != null) {
            notAllowed++;
            broken.add(byRights);
        }
        boolean isSound = broken.isEmpty() && !figure.faulty();
        // What is closed where somebody may not post anyway is not for them to know.
        if (!isSound
                && byRights == null
                && figure.indicator() != null
                && figure.region() != null
                && figure.period() != null) {
            Violation byClosing = closingFault(figure);
            if (byClosing != null) {
                broken.add(byClosing);
            }
        }
        for (Violation fault : broken) {
            faults.add(figure.number(), file.at(figure.number(), fault));
        }
        return isSound;
    }

    /// How many figures were found that the login may not post.
    int notAllowed() {
        return notAllowed;
    }

    /// What closed months say against a figure that can be told; null when they say nothing.
    private Violation closingFault(PostedFigure figure) {
        return closed.faultOf(rights, figure.indicator(), figure.region(), figure.period());
    }

    /// What the rights of the login say against a figure; null when they say nothing.
    private Violation rightsFault(PostedFigure figure) {
        return rights.areLimited()
                        && figure.region() != null
                        && termsOf(figure).indicatorExists()
                        && regions.contains(figure.region())
                ? allowed.faultOf(rights, figure.indicator(), figure.region())
                : null;
    }

    /// Whether a figure that is not said to be accumulated since January counts as that.
    boolean isTakenForCumulative(PostedFigure figure) {
        FigureTerms here = termsOf(figure);
        return !figure.cumulative()
                && figure.period().number() > 1
                && (here.reporting() == Reporting.YEAR_TO_DATE || standsForTwo(here, figure));
    }

    private static boolean standsForTwo(FigureTerms here, PostedFigure figure) {
        return here.combinedFirstMonths() && figure.period().number() == Month.FEBRUARY.getValue();
    }

    /// What stands against a figure because it is not clear whether it is the period's own or accumulated since
    /// January;
    /// null when nothing does.
    private Violation notationFault(PostedFigure figure) {
        if (figure.period() == null
                || figure.period().frequency() != termsOf(figure).frequency()) {
            return null;
        }
        Violation byColumn = ownColumnFault(figure);
        if (byColumn != null) {
            return byColumn;
        }
        boolean isUnclear =
                mixed.contains(new SeriesKey(figure.indicator(), figure.region())) && isTakenForCumulative(figure);
        return isUnclear ? unsaidFault(figure.period()) : null;
    }

    private static Violation unsaidFault(Period period) {
        String cumulative = PeriodNotation.written(period, true);
        return Violation.of(
                "period",
                "not-cumulative",
                Text.of(
                        "文件中同一指标和地区另有“%s”这样的累计期间，此数是否累计不明确",
                        "of this indicator and region the file has periods such as \"%s\", too, so that it is not clear"
                                + " whether this figure is one since January",
                        cumulative),
                Text.of(
                        "累计数的期间写作 %s；当期数删去",
                        "%s as the period of a figure since January; leave others out", cumulative));
    }

    /// What stands against a figure of an indicator that is reported accumulated since January, where the table has a
    /// column for such figures, and the row has the period's own figure. It is the same of both of them, and told
    /// once of a row: which of them is meant is known when one stands alone in its column.
    ///
    /// @return null when nothing does
    private Violation ownColumnFault(PostedFigure figure) {
        FigureTerms here = termsOf(figure);
        boolean isYearToDate = here.reporting() == Reporting.YEAR_TO_DATE;
        boolean standsForTwo = standsForTwo(here, figure);
        return figure.ownColumns().stream()
                .filter(own ->
                        own.frequency() == here.frequency() && (isYearToDate || standsForTwo && own.isOfSamePeriod()))
                .findFirst()
                .map(FigureCheck::ownColumnFault)
                .orElse(null);
    }

    private static Violation ownColumnFault(OwnColumn own) {
        return new Violation(
                "value",
                null,
                own.column(),
                "not-cumulative",
                Text.of(
                        "此表有“%s”这样的累计列，累计填报的数据只取累计列",
                        "the table has columns such as \"%s\", and figures since January are taken only from those",
                        own.cumulative()),
                Text.of("此单元格留空，累计数填在累计列", "this cell empty, and the figure since January in such a column"));
    }

    /// Whether it can be told which figure is meant, whatever is wrong with it, to who may post it: what is stored
    /// elsewhere is not for others to know, and each fault beside it would tell something of it.
    boolean hasPlace(PostedFigure figure) {
        if (figure.indicator() == null
                || figure.region() == null
                || figure.period() == null
                || rightsFault(figure) != null) {
            return false;
        }
        Violation notMeant =
                figure.cumulative() ? termsOf(figure).cumulativeFault(figure.period()) : notationFault(figure);
        if (notMeant != null) {
            return false;
        }
        return termsOf(figure).frequency() == figure.period().frequency() && regions.contains(figure.region());
    }

    /// What stands against a figure that differs from what is stored.
    ///
    /// @param present what is stored; null when nothing is
    List<Violation> faultsBeside(PostedFigure figure, Present present) {
        return Stream.of(closingFault(figure), faultByStatus(figure, present), rights.finalFault(figure.isFinal()))
                .filter(Objects::nonNull)
                .toList();
    }

    /// What the status of the stored figure says against one that differs from it; null when it says nothing.
    ///
    /// @param present null when nothing is stored
    static Violation faultByStatus(PostedFigure figure, Present present) {
        return present != null && present.isFinal() ? FigureTerms.reasonFault(figure.reason()) : null;
    }
}
