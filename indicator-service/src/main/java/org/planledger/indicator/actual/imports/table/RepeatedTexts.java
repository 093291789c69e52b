package org.planledger.indicator.actual.imports.table;

/// Gives the same string for the same characters, most of the time: codes and periods come again and again,
/// and need not be made anew.
final class RepeatedTexts {
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 32;

    private final String[] known = new String[PLACES];

    String of(char[] characters, int begin, int end) {
        int length = end - begin;
        if (length > LONGEST) {
            return new String(characters, begin, length);
        }
        int hash = length;
        for (int i = begin; i < end; i++) {
            hash = hash * 31 + characters[i];
        }
        int place = (hash ^ hash >>> 12) & PLACES - 1;
        String text = known[place];
        if (text == null || !isSame(text, characters, begin, length)) {
            text = new String(characters, begin, length);
            known[place] = text;
        }
        return text;
    }

    private static boolean isSame(String text, char[] characters, int begin, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[begin + i]) {
                return false;
            }
        }
        return true;
    }
}
