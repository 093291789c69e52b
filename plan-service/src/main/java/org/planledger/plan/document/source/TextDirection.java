package org.planledger.plan.document.source;

import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/// In which direction the text of a page runs. What runs otherwise is a watermark or a note in the margin, of
/// which single characters would get between those of the lines that it crosses.
final class TextDirection {
    private static final int STEP = 15;
    private static final int STEPS = 360 / STEP;
    private static final int RIGHT_ANGLE = 90 / STEP;

    private TextDirection() {}

    /// Leaves out the characters that run otherwise than most of the page.
    static void keepMain(List<? extends List<TextPosition>> page) {
        int[] counts = new int[STEPS];
        for (List<TextPosition> characters : page) {
            for (TextPosition character : characters) {
                counts[Math.round(angle(character) / STEP) % STEPS]++;
            }
        }
        int main = main(counts);
        if (counts[main] > 0) {
            for (List<TextPosition> characters : page) {
                characters.removeIf(character -> isAside(angle(character), main * STEP));
            }
        }
    }

    /// The direction that most characters have. A watermark that is spread over a page with little text has
    /// more characters than that; so one that is at no right angle counts only where there is no other.
    private static int main(int[] counts) {
        int main = 0;
        for (int i = 0; i < STEPS; i++) {
            boolean isPreferred = i % RIGHT_ANGLE == 0;
            boolean isMainPreferred = main % RIGHT_ANGLE == 0 && counts[main] > 0;
            if (isPreferred == isMainPreferred ? counts[i] > counts[main] : isPreferred && counts[i] > 0) {
                main = i;
            }
        }
        return main;
    }

    /// A page that was scanned is often a little askew, and not everywhere the same.
    private static boolean isAside(float angle, int main) {
        float apart = Math.abs(angle - main);
        return Math.min(apart, 360 - apart) > STEP;
    }

    /// In degrees, from 0 to 360.
    private static float angle(TextPosition character) {
        Matrix matrix = character.getTextMatrix();
        double degrees = Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX()));
        return (float) (degrees < 0 ? degrees + 360 : degrees);
    }
}
