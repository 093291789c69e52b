package org.planledger.plan.document.adopt;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;

/// Makes codes of Chinese names: what people can read, and spell to each other.
final class Pinyin {
    private static final Transliterator LATIN = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

    private Pinyin() {}

    /// The syllables joined with hyphens, as many whole ones as there is room for.
    ///
    /// @param least how many signs there must be
    /// @param most how many signs there may be
    /// @param instead what is taken when the name has no letters and digits
    static String code(String name, int least, int most, String instead) {
        StringBuilder code = new StringBuilder();
        for (String syllable : syllables(name)) {
            if (code.length() + 1 + syllable.length() > most) {
                break;
            }
            code.append(code.isEmpty() ? "" : "-").append(syllable);
        }
        return code.length() < least ? instead : code.toString();
    }

    /// The first letters of the syllables.
    static String initials(String name, int most) {
        StringBuilder initials = new StringBuilder();
        syllables(name).stream().limit(most).forEach(syllable -> initials.append(syllable.charAt(0)));
        return initials.toString();
    }

    private static List<String> syllables(String name) {
        List<String> syllables = new ArrayList<>();
        for (String syllable : LATIN.transliterate(name).split("[^a-z0-9]+")) {
            if (!syllable.isEmpty()) {
                syllables.add(syllable);
            }
        }
        return syllables;
    }
}
