package org.planledger.report.console;

import org.planledger.kernel.problem.Language;

/// What every page of the console knows.
///
/// @param language of its sentences
record Page(Language language) {
    /// The sentence in the page's language. The two stand beside each other in the page, so that neither can lack.
    public String say(String chinese, String english) {
        return switch (language) {
            case CHINESE -> chinese;
            case ENGLISH -> english;
        };
    }

    public String tag() {
        return language.locale().toLanguageTag();
    }
}
