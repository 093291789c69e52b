package org.planledger.indicator.actual.imports.table;

import java.util.Locale;
import org.planledger.indicator.actual.imports.notation.FullWidth;
import org.planledger.kernel.problem.Text;

/// What separates the cells of a CSV file, as one of its lines tells it.
final class CsvSeparator {
    private static final String SEPARATORS = ",;\t";
    private static final String SEPARATOR_LINE = "sep=";

    private CsvSeparator() {}

    /// What a line such as `sep=;` says, which spreadsheets write before all others.
    ///
    /// @return null when it is another line
    /// @throws UnreadableException when it says a character that separates nothing here
    static Character saidIn(String line) throws UnreadableException {
        String said = FullWidth.folded(line).toLowerCase(Locale.ROOT);
        boolean isTab = line.length() == SEPARATOR_LINE.length() + 1 && line.endsWith("\t");
        if (!said.startsWith(SEPARATOR_LINE) || (said.length() != SEPARATOR_LINE.length() + 1 && !isTab)) {
            return null;
        }
        char told = isTab ? '\t' : said.charAt(SEPARATOR_LINE.length());
        if (SEPARATORS.indexOf(told) < 0) {
            throw UnreadableException.ofCsv(
                    1,
                    "separator",
                    Text.of("各列不能以“%s”分隔", "the columns cannot be separated by \"%s\"", told),
                    Text.of("逗号、分号或制表符", "a comma, a semicolon or a tab"));
        }
        return told;
    }

    /// What a line uses: the most frequent of those outside of quotes.
    ///
    /// @return null when there is none, or nothing else in the line
    static Character usedIn(char[] buffer, int from, int end) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean blank = true;
        for (int i = from; i < end; i++) {
            char unit = buffer[i];
            int which = SEPARATORS.indexOf(unit);
            if (unit == '"') {
                quoted = !quoted;
            } else if (which >= 0) {
                counts[which] += quoted ? 0 : 1;
            } else if (!FullWidth.isBlank(unit)) {
                blank = false;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return blank || counts[most] == 0 ? null : SEPARATORS.charAt(most);
    }
}
