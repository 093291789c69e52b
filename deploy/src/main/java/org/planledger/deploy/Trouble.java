package org.planledger.deploy;

import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// Something that the person at the terminal has to mend. Its one sentence says what is wrong and what to do; it is
/// printed alone, without a stack trace.
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public Trouble(Text text) {
        super(text.english());
        this.text = text;
    }

    public Trouble(Text text, Throwable cause) {
        super(text.english(), cause);
        this.text = text;
    }

    public String in(Language language) {
        return text.in(language);
    }
}
