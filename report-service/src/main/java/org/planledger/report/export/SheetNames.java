package org.planledger.report.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names for the sheets of one workbook, which Excel restricts.
public final class SheetNames {
    private static final int LONGEST = 31;
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\\\/?*\\[\\]:\\p{Cntrl}]");
    private static final Pattern OUTER_APOSTROPHES = Pattern.compile("^'+|'+$");
    /// The name of the sheet on which Excel keeps the changes of a shared workbook.
    private static final String RESERVED = "history";

    private final Set<String> taken = new HashSet<>(Set.of(RESERVED));

    /// A name like the title that is possible and that no other sheet has, whatever the case.
    public String of(String title) {
        String possible = IMPOSSIBLE.matcher(title).replaceAll("_").strip();
        String name = cut(possible, LONGEST);
        for (int number = 2; name.isEmpty() || !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            String suffix = " (" + number + ")";
            name = cut(possible, LONGEST - suffix.length()) + suffix;
        }
        return name;
    }

    /// Excel counts the units of UTF-16; a character of two is left whole or out.
    private static String cut(String text, int longest) {
        int end = Math.min(longest, text.length());
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return OUTER_APOSTROPHES.matcher(text.substring(0, end).strip()).replaceAll("");
    }
}
