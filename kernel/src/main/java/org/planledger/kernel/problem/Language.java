package org.planledger.kernel.problem;

import java.util.List;
import java.util.Locale;

/// The language of an answer's sentences, chosen by Accept-Language.
public enum Language {
    CHINESE(Locale.SIMPLIFIED_CHINESE),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /// The first of the acceptable languages that we speak; Chinese when none is.
    public static Language preferredOf(List<Locale> acceptable) {
        for (Locale candidate : acceptable) {
            if (candidate.getLanguage().equals("zh")) {
                return CHINESE;
            }
            if (candidate.getLanguage().equals("en")) {
                return ENGLISH;
            }
        }
        return CHINESE;
    }
}
