package org.planledger.plan.document.source;

/// Text whose line ends and indents are those of its source: as in a browser, white space is one blank, and none at
/// both ends of a line; but a line end beside a Chinese character is nothing.
final class RunningText {
    private final DocumentLines lines;
    private boolean isBegun;
    private boolean isSpaced;
    private boolean isBroken;
    private char last;

    RunningText(DocumentLines lines) {
        this.lines = lines;
    }

    /// @param verbatim whether line ends and white space mean what they are
    void add(String text, boolean verbatim) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (verbatim || " \t\n\r\f".indexOf(character) < 0) {
                put(character);
            } else {
                isSpaced = true;
                isBroken |= character == '\n' || character == '\r';
            }
        }
    }

    private void put(char character) {
        if (isSpaced && isBegun && !(isBroken && (isWide(last) || isWide(character)))) {
            lines.add(' ');
        }
        lines.add(character);
        last = character;
        isBegun = character != '\n';
        isSpaced = false;
        isBroken = false;
    }

    private static boolean isWide(char character) {
        return Character.isIdeographic(character)
                || character >= '\u3000' && character <= '\u303f'
                || character >= '\uff00' && character <= '\uffef'
                || "“”‘’…—".indexOf(character) >= 0;
    }

    /// Ends the line.
    void end() {
        lines.end();
        isBegun = false;
        isSpaced = false;
        isBroken = false;
    }
}
