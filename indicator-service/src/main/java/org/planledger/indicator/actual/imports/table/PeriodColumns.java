package org.planledger.indicator.actual.imports.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.planledger.indicator.actual.imports.file.OwnColumn;
import org.planledger.indicator.actual.imports.notation.PeriodNotation;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// The periods that columns of a wide table have for headers, held against each other, however they are written: which
/// of them are the same, and which are a period's own figure beside the one accumulated since January.
final class PeriodColumns {
    static final int NO_YEAR = 0;
    static final int NOWHERE = -1;

    /// Stands for the year of headers that name none.
    private static final int ANY_YEAR = Period.FIRST_YEAR;

    private final String[] headers;
    private final Meant[] meant;
    private final boolean rowsSayYear;

    /// @param headers null where there is no period
    /// @param year the year of periods that name none; 0 when it is not told, or by each row
    /// @param rowsSayYear whether each row says its year, so that one of another year cannot have a figure
    PeriodColumns(String[] headers, int year, boolean rowsSayYear) {
        this.headers = headers;
        this.rowsSayYear = rowsSayYear;
        this.meant = new Meant[headers.length];
        for (int cell = 0; cell < headers.length; cell++) {
            meant[cell] = headers[cell] == null ? null : meantBy(headers[cell], year);
        }
    }

    /// @param cumulative whether it is accumulated since January, and not the first of the year, which is that anyway
    private record Meant(int year, Frequency frequency, int number, boolean cumulative) {
        int lastMonth() {
            return number * Frequency.MONTH.perYear() / frequency.perYear();
        }

        Meant in(int otherYear) {
            return new Meant(otherYear, frequency, number, cumulative);
        }
    }

    private static Meant meantBy(String header, int year) {
        boolean isDated = PeriodNotation.read(header, NO_YEAR) instanceof PeriodNotation.Read;
        return PeriodNotation.read(header, isDated ? NO_YEAR : ANY_YEAR)
                        instanceof PeriodNotation.Read(Period period, boolean cumulative)
                ? new Meant(
                        isDated ? period.year() : year,
                        period.frequency(),
                        period.number(),
                        cumulative && period.number() > 1)
                : null;
    }

    /// Of each column the first one of the same period, if that is another one before it; -1 when there is none.
    int[] firstOnes() {
        Map<Meant, Integer> seen = new HashMap<>();
        Map<Meant, Integer> seenInAnyYear = new HashMap<>();
        int[] first = new int[meant.length];
        for (int cell = 0; cell < first.length; cell++) {
            first[cell] = NOWHERE;
            if (meant[cell] == null) {
                continue;
            }
            Meant undated = meant[cell].in(NO_YEAR);
            Integer same = seen.putIfAbsent(meant[cell], cell);
            if (same == null && rowsSayYear) {
                same = meant[cell].year == NO_YEAR ? seenInAnyYear.get(undated) : seen.get(undated);
            }
            seenInAnyYear.putIfAbsent(undated, cell);
            first[cell] = same == null ? NOWHERE : same;
        }
        return first;
    }

    /// Of each column for a period's own figure and of each for one since January, of the same period, those that
    /// are for the own figures. Where there is any column for figures since January, of each column for own figures
    /// without such a counterpart, that column itself. Empty of other columns. No period may have two columns.
    List<List<OwnColumn>> ownColumns() {
        List<List<OwnColumn>> all = new ArrayList<>();
        Map<Integer, List<Integer>> sinceJanuary = new TreeMap<>();
        for (int cell = 0; cell < meant.length; cell++) {
            all.add(new ArrayList<>());
            if (meant[cell] != null && meant[cell].cumulative) {
                sinceJanuary
                        .computeIfAbsent(meant[cell].lastMonth(), month -> new ArrayList<>())
                        .add(cell);
            }
        }
        for (int own = 0; own < meant.length; own++) {
            if (meant[own] == null || meant[own].cumulative || meant[own].number == 1) {
                continue;
            }
            for (int since : sinceJanuary.getOrDefault(meant[own].lastMonth(), List.of())) {
                if (isSameYear(meant[own], meant[since])) {
                    OwnColumn column = new OwnColumn(own + 1, meant[own].frequency, headers[since], true);
                    all.get(own).add(column);
                    all.get(since).add(column);
                }
            }
            if (all.get(own).isEmpty() && !sinceJanuary.isEmpty()) {
                int other = sinceJanuary.values().iterator().next().getFirst();
                all.get(own).add(new OwnColumn(own + 1, meant[own].frequency, headers[other], false));
            }
        }
        return all;
    }

    private boolean isSameYear(Meant one, Meant other) {
        return one.year == other.year || (rowsSayYear && (one.year == NO_YEAR || other.year == NO_YEAR));
    }
}
