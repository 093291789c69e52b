package org.planledger.kernel.problem;

import java.util.Arrays;
import java.util.Locale;
import org.planledger.kernel.json.CleanText;

/// One sentence in the two languages that people are answered in. It stands beside the rule that it explains, so that
/// neither language can lack it.
///
/// @param chinese the sentence in Chinese, the language of answer unless another is asked for
/// @param english the sentence in English
public record Text(String chinese, String english) {
    /// How many characters of what was sent are said again. An answer is not as long as the request was.
    private static final int MOST_QUOTED = 1_000;

    /// Fills both sentences with the same arguments, in the syntax of [String#format]. An argument that is a text
    /// itself is said in the language of each; of a long one the beginning is said.
    public static Text of(String chinese, String english, Object... arguments) {
        return new Text(filled(chinese, Language.CHINESE, arguments), filled(english, Language.ENGLISH, arguments));
    }

    private static String filled(String sentence, Language language, Object... arguments) {
        Object[] said = Arrays.stream(arguments)
                .map(argument -> switch (argument) {
                    case Text text -> text.in(language);
                    case String quoted -> shortened(quoted);
                    case null, default -> argument;
                })
                .toArray();
        return String.format(Locale.ROOT, sentence, said);
    }

    /// The beginning of what was sent, when it is long.
    static String shortened(String quoted) {
        if (quoted.length() <= MOST_QUOTED) {
            return quoted;
        }
        boolean isInPair = Character.isHighSurrogate(quoted.charAt(MOST_QUOTED - 1));
        return quoted.substring(0, isInPair ? MOST_QUOTED - 1 : MOST_QUOTED) + "…";
    }

    /// The sentence in a language. What it quotes from a request may have characters that no text has.
    public String in(Language language) {
        return CleanText.shown(
                switch (language) {
                    case CHINESE -> chinese;
                    case ENGLISH -> english;
                });
    }
}
