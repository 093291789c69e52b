package org.planledger.plan.document.source;

import org.planledger.kernel.problem.Text;

/// The lines of a text as they are found. A line of blanks alone is left out.
final class DocumentLines {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Deadline deadline;

    DocumentLines(Deadline deadline) {
        this.deadline = deadline;
    }

    /// Adds to the present line. A line end in it ends that.
    void add(CharSequence characters) {
        for (int i = 0; i < characters.length(); i++) {
            add(characters.charAt(i));
        }
    }

    void add(char character) {
        if (character == '\n') {
            end();
            return;
        }
        deadline.checkSeldom();
        bound(text.length() + line.length() + 1);
        line.append(character);
    }

    /// Ends the present line.
    void end() {
        int to = line.length();
        while (to > 0 && isBlank(line.charAt(to - 1))) {
            to--;
        }
        if (to > 0) {
            bound(text.length() + to + 1);
            text.append(line, 0, to).append('\n');
        }
        line.setLength(0);
    }

    /// @throws UnreadableDocumentException when a text may not have so many characters
    static void bound(int characters) {
        if (characters > DocumentText.MOST_CHARACTERS) {
            throw Unreadable.tooLarge(
                    Text.of("最多 %,d 个字符", "at most %,d characters of text", DocumentText.MOST_CHARACTERS));
        }
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /// All lines.
    ///
    /// @throws UnreadableDocumentException when there is none
    String text() {
        end();
        if (text.isEmpty()) {
            throw Unreadable.noText();
        }
        return text.toString();
    }
}
