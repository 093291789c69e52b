package org.planledger.indicator.actual.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.notation.FullWidth;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The codes of the indicators and regions of a file. People may name them; a name stands for the one that has it, and
/// a code never for another's name. All names are read with one statement, the first time that there is a text that is
/// no code. What is kept does not grow with the file: there are no more codes and names than the database has.
final class NamedCodes {
    private static final int MOST_LISTED = 10;
    private static final int MOST_OTHERS = 1_000;

    private final Connection connection;
    private final FigureFile file;
    private final ImportFaults faults;
    private final Kind indicators = new Kind(
            "indicator",
            "select code from indicator where code = any (?) and not deleted",
            "select code, name from indicator where not deleted order by code");
    private final Kind regions = new Kind(
            "region",
            "select code from known_region where code = any (?)",
            "select code, name from known_region where name is not null order by code");

    NamedCodes(Connection connection, FigureFile file, ImportFaults faults) {
        this.connection = connection;
        this.file = file;
        this.faults = faults;
    }

    /// What texts of a file may stand for.
    private static final class Kind {
        private final String field;
        private final String codesAmong;
        private final String allNames;

        /// Those that were looked up and exist, each in a list of its own.
        private final Map<String, List<String>> codes = new HashMap<>();

        /// The codes of texts that are none, as far as they are kept: several where it cannot be told which is meant,
        /// and the text itself where there is nothing of that name.
        private final Map<String, List<String>> others = new HashMap<>();

        /// The codes of each name; null until names are read.
        private Map<String, List<String>> named;

        Kind(String field, String codesAmong, String allNames) {
            this.field = field;
            this.codesAmong = codesAmong;
            this.allNames = allNames;
        }

        /// Null when it is not known.
        List<String> meantBy(String text) {
            List<String> itself = codes.get(text);
            return itself == null ? others.get(text) : itself;
        }

        /// What has the name. A text that is another's code but for its case or width may be a code that was mistyped,
        /// so it is not taken for a name alone.
        List<String> codesOfName(String text) {
            String name = FullWidth.comparable(text);
            List<String> bearers = named == null ? null : named.get(name);
            if (bearers == null) {
                return List.of(text);
            }
            if (!codes.containsKey(name) || bearers.contains(name)) {
                return bearers;
            }
            List<String> either = new ArrayList<>(bearers);
            either.addFirst(name);
            return either;
        }
    }

    /// The figures with codes. What may be several is told, and is null.
    List<PostedFigure> coded(List<PostedFigure> figures) throws SQLException {
        if (!file.isWrittenByPeople()) {
            return figures;
        }
        learn(indicators, figures, PostedFigure::indicator);
        learn(regions, figures, PostedFigure::region);
        List<PostedFigure> coded = new ArrayList<>(figures.size());
        for (PostedFigure figure : figures) {
            boolean told =
                    tellSeveral(indicators, figure.indicator(), figure) | tellSeveral(regions, figure.region(), figure);
            coded.add(told ? coded(figure).asFaulty() : coded(figure));
        }
        return coded;
    }

    /// The figure with codes, of which no fault is told. Its texts have been looked up before.
    PostedFigure coded(PostedFigure figure) {
        if (!file.isWrittenByPeople()) {
            return figure;
        }
        String indicator = codeOf(indicators, figure.indicator());
        String region = codeOf(regions, figure.region());
        boolean same = indicator == figure.indicator() && region == figure.region();
        return same ? figure : figure.of(indicator, region);
    }

    private static String codeOf(Kind kind, String text) {
        if (text == null) {
            return null;
        }
        List<String> meant = kind.meantBy(text);
        List<String> codes = meant == null ? kind.codesOfName(text) : meant;
        return codes.size() > 1 ? null : codes.getFirst();
    }

    private boolean tellSeveral(Kind kind, String text, PostedFigure figure) {
        List<String> codes = text == null ? List.of() : kind.meantBy(text);
        if (codes.size() < 2) {
            return false;
        }
        String listed = String.join(", ", codes.stream().limit(MOST_LISTED).toList());
        Violation fault = Violation.of(
                kind.field,
                "ambiguous",
                Text.of("“%1$s”可指 %2$d 项", "\"%1$s\" may be any of %2$d", text, codes.size()),
                codes.size() > MOST_LISTED
                        ? Text.of("以下代码之一：%s 等", "one of the codes %s, …", listed)
                        : Text.of("以下代码之一：%s", "one of the codes %s", listed));
        faults.add(figure.number(), file.at(figure.number(), fault));
        return true;
    }

    private void learn(Kind kind, List<PostedFigure> figures, Function<PostedFigure, String> field)
            throws SQLException {
        if (kind.others.size() > MOST_OTHERS) {
            kind.others.clear();
        }
        Set<String> unseen = new LinkedHashSet<>();
        for (PostedFigure figure : figures) {
            String text = field.apply(figure);
            if (text != null && kind.meantBy(text) == null) {
                unseen.add(text);
            }
        }
        if (unseen.isEmpty()) {
            return;
        }
        Set<String> asked = new HashSet<>(unseen);
        unseen.forEach(text -> asked.add(FullWidth.comparable(text)));
        learnCodes(kind, asked);
        unseen.removeAll(kind.codes.keySet());
        if (!unseen.isEmpty() && kind.named == null) {
            kind.named = names(kind);
        }
        unseen.forEach(text -> kind.others.put(text, kind.codesOfName(text)));
    }

    private void learnCodes(Kind kind, Set<String> texts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(kind.codesAmong)) {
            statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String code = row.getString(1);
                    kind.codes.put(code, List.of(code));
                }
            }
        }
    }

    private Map<String, List<String>> names(Kind kind) throws SQLException {
        Map<String, List<String>> named = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(kind.allNames);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                named.computeIfAbsent(FullWidth.comparable(row.getString("name")), name -> new ArrayList<>())
                        .add(row.getString("code"));
            }
        }
        return named;
    }
}
