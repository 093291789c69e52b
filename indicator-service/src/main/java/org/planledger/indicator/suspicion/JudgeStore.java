package org.planledger.indicator.suspicion;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.database.Condition;

/// What a judge reads and writes, for many series with each statement.
final class JudgeStore {
    private static final int ROWS_AT_ONCE = 10_000;
    private static final String FIGURES = """
            select a.series_id, a.period, a.revision, a.value::float8 as value, a.position, a.change_no,
                btrim(coalesce(a.reason, '')) = '' as unexplained
            from %s a
            where a.series_id = any (?) and a.period >= ? and a.period < ?
            """;
    private static final String ORDERED = " order by series_id, period, revision desc";

    private final Connection connection;
    private final String figures;
    private final int tables;
    private final String table;

    /// @param isTrial whether figures are in the table of a trial, too
    JudgeStore(Connection connection, boolean isTrial) {
        this.connection = connection;
        String stored = FIGURES.formatted("actual");
        this.figures = (isTrial ? stored + " union all " + FIGURES.formatted(SeriesJudge.TRIAL) : stored) + ORDERED;
        this.tables = isTrial ? 2 : 1;
        this.table = isTrial ? SeriesJudge.TRIAL : "actual";
    }

    /// What an indicator has to do with another in a share, a derived indicator in % with the factor 100.
    ///
    /// @param isPart whether it is the part and the other the whole, or the other way round
    record Share(String other, boolean isPart) {}

    record IndicatorTerms(SeriesHistory.Terms terms, List<Share> shares) {}

    /// A figure that was posted.
    ///
    /// @param number rises in the order in which figures are stored
    /// @param unexplained whether it was posted without a reason
    record Figure(int series, int period, int revision, long number, boolean unexplained) {}

    record Warning(Figure figure, Raised raised) {
        /// Whether it tells of figures of another indicator.
        boolean tellsOfAnother() {
            return raised.code() == Suspicion.PART;
        }

        /// The figures of another indicator that it tells of.
        FiguresOf toldOf(Touched series) {
            return new FiguresOf(raised.other(), series.region());
        }
    }

    /// Figures of a part and a whole are compared where both are accumulated or neither is.
    Map<String, IndicatorTerms> terms(Collection<String> indicators) throws SQLException {
        String sql = """
                select i.code, i.decimals, i.reporting = 'YEAR_TO_DATE' as year_to_date,
                    btrim(i.unit) in ('%', '％', '百分比') as rate,
                    o.code as other, d.numerator = i.code as is_part
                from indicator i
                left join (
                    indicator d join indicator o on o.code in (d.numerator, d.denominator))
                on i.code in (d.numerator, d.denominator) and o.code <> i.code and o.reporting = i.reporting
                    and not d.deleted and d.factor = 100 and btrim(d.unit) in ('%', '％', '百分比')
                where i.code = any (?)
                """;
        Map<String, IndicatorTerms> terms = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", indicators.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    SeriesHistory.Terms of = new SeriesHistory.Terms(
                            row.getBoolean("year_to_date"), row.getBoolean("rate"), row.getInt("decimals"));
                    List<Share> shares = terms.computeIfAbsent(
                                    row.getString("code"), code -> new IndicatorTerms(of, new ArrayList<>()))
                            .shares();
                    String other = row.getString("other");
                    if (other != null) {
                        Share share = new Share(other, row.getBoolean("is_part"));
                        if (!shares.contains(share)) {
                            shares.add(share);
                        }
                    }
                }
            }
        }
        return terms;
    }

    interface SeriesTaker {
        void take(String indicator, String region, int id);
    }

    /// Those of the figures of a region that somebody who posts there sees.
    ///
    /// @param figures the codes of indicators and regions
    Set<FiguresOf> seen(Reach reach, Collection<FiguresOf> figures) throws SQLException {
        Condition seen = Sight.figuresOfUnits("k", reach);
        Set<FiguresOf> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select k.indicator, k.region from unnest(?::text[], ?::text[]) as k (indicator, region) where "
                        + seen.sql())) {
            statement.setArray(1, texts(figures.stream().map(FiguresOf::indicator)));
            statement.setArray(2, texts(figures.stream().map(FiguresOf::region)));
            seen.bind(statement, 3);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new FiguresOf(row.getString("indicator"), row.getString("region")));
                }
            }
        }
        return found;
    }

    /// The figures of an indicator in a region.
    record FiguresOf(String indicator, String region) {}

    /// Finds those of the series that exist.
    void series(List<String> indicators, List<String> regions, SeriesTaker taker) throws SQLException {
        String sql = """
                select s.id, s.indicator, s.region
                from unnest(?::text[], ?::text[]) as k (indicator, region)
                join series s on s.indicator = k.indicator and s.region = k.region
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", indicators.toArray()));
            statement.setArray(2, connection.createArrayOf("text", regions.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taker.take(row.getString("indicator"), row.getString("region"), row.getInt("id"));
                }
            }
        }
    }

    /// Reads the present figures of series.
    ///
    /// @param terms those of each series to be read
    /// @param judged the series of which figures were posted
    /// @param years those to be read
    /// @param histories takes what was read
    /// @return the figures that were posted and not withdrawn, where it is not known what was posted
    List<Figure> read(
            Map<Integer, SeriesHistory.Terms> terms,
            Map<Integer, Touched> judged,
            HistoryYears years,
            Map<Integer, SeriesHistory> histories)
            throws SQLException {
        List<Figure> posted = new ArrayList<>();
        Array ids = connection.createArrayOf("int4", terms.keySet().toArray());
        try (PreparedStatement statement = connection.prepareStatement(figures)) {
            for (int table = 0; table < tables; table++) {
                statement.setArray(3 * table + 1, ids);
                statement.setInt(3 * table + 2, years.firstPeriod());
                statement.setInt(3 * table + 3, years.endPeriod());
            }
            statement.setFetchSize(ROWS_AT_ONCE);
            Gathered gathered = new Gathered();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int series = row.getInt(1);
                    int period = row.getInt(2);
                    if (series != gathered.series) {
                        gathered.endInto(histories, terms);
                        gathered.begin(series);
                    } else if (period == gathered.period) {
                        continue; // an earlier revision
                    }
                    gathered.period = period;
                    double value = row.getDouble(4);
                    if (row.wasNull()) {
                        continue;
                    }
                    gathered.add(period, value);
                    Touched touched = judged.get(series);
                    if (touched != null && touched.posted() == null && row.getInt(5) > touched.before()) {
                        posted.add(new Figure(series, period, row.getInt(3), row.getLong(6), row.getBoolean(7)));
                    }
                }
            }
            gathered.endInto(histories, terms);
        }
        return posted;
    }

    /// The figures of the series that is being read.
    private static final class Gathered {
        private int series;
        private int period;
        private int[] periods = new int[64];
        private double[] values = new double[64];
        private int length;

        private void begin(int next) {
            series = next;
            length = 0;
        }

        private void add(int number, double value) {
            if (length == periods.length) {
                periods = Arrays.copyOf(periods, 2 * length);
                values = Arrays.copyOf(values, 2 * length);
            }
            periods[length] = number;
            values[length++] = value;
        }

        private void endInto(Map<Integer, SeriesHistory> histories, Map<Integer, SeriesHistory.Terms> terms) {
            if (length > 0) {
                histories.put(
                        series,
                        new SeriesHistory(
                                terms.get(series), Arrays.copyOf(periods, length), Arrays.copyOf(values, length)));
            }
        }
    }

    /// Ends the open warnings of figures that another revision has taken the place of.
    void supersede(List<Integer> series) throws SQLException {
        String sql = """
                update warning w set state = 'SUPERSEDED'
                where w.series_id = any (?) and w.state = 'OPEN' and exists (
                    select from actual a
                    where a.series_id = w.series_id and a.period = w.period and a.revision > w.revision)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int4", series.toArray()));
            statement.executeUpdate();
        }
    }

    /// Makes the figures of a trial be found by their keys.
    void indexTrial() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index on " + SeriesJudge.TRIAL + " (series_id, period, revision)");
        }
    }

    /// Those of the warnings that were explained of the revision before, which said the same value.
    Set<Warning> explainedBefore(List<Warning> warnings) throws SQLException {
        String sql = """
                select k.place
                from unnest(?::int[], ?::int[], ?::int[], ?::text[], ?::text[]) with ordinality
                    as k (series_id, period, revision, code, other, place)
                join warning w on w.series_id = k.series_id and w.period = k.period and w.revision = k.revision - 1
                    and w.code = k.code and w.other = k.other and w.state = 'EXPLAINED'
                cross join lateral (
                    select value from actual
                    where series_id = k.series_id and period = k.period and revision = k.revision - 1
                    limit 1) before
                cross join lateral (
                    select value from %s
                    where series_id = k.series_id and period = k.period and revision = k.revision
                    limit 1) present
                where before.value = present.value
                """;
        Set<Warning> explained = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql.formatted(table))) {
            setKeys(statement, warnings);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    explained.add(warnings.get(row.getInt(1) - 1));
                }
            }
        }
        return explained;
    }

    /// Sets the first five parameters.
    private void setKeys(PreparedStatement statement, List<Warning> warnings) throws SQLException {
        statement.setArray(1, integers(warnings.stream().map(of -> of.figure().series())));
        statement.setArray(2, integers(warnings.stream().map(of -> of.figure().period())));
        statement.setArray(3, integers(warnings.stream().map(of -> of.figure().revision())));
        statement.setArray(
                4, texts(warnings.stream().map(of -> of.raised().code().name())));
        statement.setArray(5, texts(warnings.stream().map(of -> of.raised().other())));
    }

    /// Keeps warnings. Those of a figure that was posted with a reason are explained by it. Each figure is looked up by
    /// its key (`limit 1`): joined, all figures were scanned where PostgreSQL knew too little of them.
    ///
    /// @param told those that their senders are told; what they do not know of they have not explained
    /// @param explainedBefore those whose explanation is that of the revision before
    void keep(List<Warning> warnings, Set<Warning> told, Set<Warning> explainedBefore) throws SQLException {
        String sql = """
                insert into warning (
                    series_id, period, revision, code, other, low, high, raised_at, state, explanation, explained_by,
                    explained_at)
                select k.series_id, k.period, k.revision, k.code, k.other, k.low, k.high, a.recorded_at,
                    case when r.reason is null and e.explanation is null then 'OPEN' else 'EXPLAINED' end,
                    coalesce(r.reason, e.explanation),
                    case when r.reason is not null then a.author else e.explained_by end,
                    case when r.reason is not null then a.recorded_at else e.explained_at end
                from unnest(?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::boolean[],
                    ?::boolean[])
                    as k (series_id, period, revision, code, other, low, high, explained, told)
                cross join lateral (
                    select * from actual
                    where series_id = k.series_id and period = k.period and revision = k.revision
                    limit 1) a
                cross join lateral (select case when k.told then nullif(btrim(a.reason), '') end as reason) r
                left join warning e on k.explained and e.series_id = k.series_id and e.period = k.period
                    and e.revision = k.revision - 1 and e.code = k.code and e.other = k.other
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            setKeys(statement, warnings);
            statement.setArray(
                    6, numbers(warnings.stream().map(of -> of.raised().low())));
            statement.setArray(
                    7, numbers(warnings.stream().map(of -> of.raised().high())));
            statement.setArray(
                    8,
                    connection.createArrayOf(
                            "bool",
                            warnings.stream().map(explainedBefore::contains).toArray()));
            statement.setArray(
                    9,
                    connection.createArrayOf(
                            "bool", warnings.stream().map(told::contains).toArray()));
            statement.executeUpdate();
        }
    }

    private Array integers(Stream<Integer> numbers) throws SQLException {
        return connection.createArrayOf("int4", numbers.toArray());
    }

    private Array texts(Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private Array numbers(Stream<Double> numbers) throws SQLException {
        return connection.createArrayOf(
                "numeric",
                numbers.map(number -> number == null ? null : BigDecimal.valueOf(number))
                        .toArray());
    }
}
