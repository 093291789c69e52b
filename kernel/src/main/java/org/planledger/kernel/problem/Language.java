package org.planledger.kernel.problem;

import java.util.Locale;
import java.util.regex.Pattern;

/// The language of an answer's sentences, chosen by Accept-Language.
public enum Language {
    CHINESE(Locale.SIMPLIFIED_CHINESE),
    ENGLISH(Locale.ENGLISH);

    private static final Pattern QUALITY = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /// The language that the header prefers among those that we speak; Chinese when it names neither, or is
    /// not there. What cannot be read in it is passed over: a header about the language must not cost anybody
    /// the answer.
    ///
    /// @param acceptLanguage the header Accept-Language; null when it was not sent
    public static Language preferredOf(String acceptLanguage) {
        Language preferred = CHINESE;
        double highest = 0;
        for (String range : acceptLanguage == null ? new String[0] : acceptLanguage.split(",", -1)) {
            String[] parts = range.split(";", -1);
            Language spoken = spokenAs(parts[0]);
            double quality = quality(parts);
            if (spoken != null && quality > highest) {
                preferred = spoken;
                highest = quality;
            }
        }
        return preferred;
    }

    private static Language spokenAs(String range) {
        return switch (range.strip().split("-", 2)[0].toLowerCase(Locale.ROOT)) {
            case "zh", "*" -> CHINESE;
            case "en" -> ENGLISH;
            default -> null;
        };
    }

    /// From 0 to 1; 0 for what is no such number.
    private static double quality(String... parts) {
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].strip().split("=", 2);
            if (parameter[0].strip().equalsIgnoreCase("q")) {
                String value = parameter.length < 2 ? "" : parameter[1].strip();
                return QUALITY.matcher(value).matches() ? Double.parseDouble(value) : 0;
            }
        }
        return 1;
    }
}
