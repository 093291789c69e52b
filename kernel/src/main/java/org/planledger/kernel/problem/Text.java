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

    /// Fills both sentences with the same arguments, in the syntax of [String#format]. An argument that is a text
    /// itself is said in the language of each.
    public static Text of(String chinese, String english, Object... arguments) {
        return new Text(filled(chinese, Language.CHINESE, arguments), filled(english, Language.ENGLISH, arguments));
    }

    private static String filled(String sentence, Language language, Object... arguments) {
        Object[] said = Arrays.stream(arguments)
                .map(argument -> argument instanceof Text text ? text.in(language) : argument)
                .toArray();
        return String.format(Locale.ROOT, sentence, said);
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
