package org.planledger.plan.document.source;

import org.planledger.kernel.problem.Text;

/// Reads text without any form.
final class PlainText {
    private PlainText() {}

    /// @throws UnreadableDocumentException when it is no text in an encoding that is read
    static String read(byte[] document, Deadline deadline) {
        String text = Charsets.decode(document);
        if (text == null) {
            throw Unreadable.unknown(Text.of("这种编码的文字", "text in this encoding"));
        }
        DocumentLines lines = new DocumentLines(deadline);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            lines.add("\r\f\u000b\u0085\u2028\u2029".indexOf(character) >= 0 ? '\n' : character);
        }
        return lines.text();
    }
}
