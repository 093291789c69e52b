package org.planledger.plan.document.source;

import java.text.Normalizer;

/// The radicals of Chinese characters, which have codes of their own. Many a PDF names those instead of the characters
/// that look the same, since its font draws both with one glyph.
final class Radicals {
    private static final char FIRST_KANGXI = '\u2f00';
    private static final char LAST_KANGXI = '\u2fd5';

    /// Simplified forms, for which Unicode has no compatibility mapping.
    private static final String SIMPLIFIED = "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻥⻦⻩⻬⻮⻰";

    private static final String CHARACTERS = "民虎西见角贝车长门青韦页风飞食马骨鱼鸟黄齐齿龙";

    private Radicals() {}

    /// The text with characters in place of radicals.
    static String asCharacters(String text) {
        StringBuilder characters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            int simplified = SIMPLIFIED.indexOf(sign);
            if (sign >= FIRST_KANGXI && sign <= LAST_KANGXI) {
                characters.append(Normalizer.normalize(String.valueOf(sign), Normalizer.Form.NFKC));
            } else {
                characters.append(simplified < 0 ? sign : CHARACTERS.charAt(simplified));
            }
        }
        return characters.toString();
    }
}
