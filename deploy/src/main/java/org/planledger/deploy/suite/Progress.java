package org.planledger.deploy.suite;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// Lines that say what is going on, each with the seconds since the beginning.
final class Progress {
    private final PrintStream out;
    private final Language language;
    private final Instant start = Instant.now();

    Progress(PrintStream out, Language language) {
        this.out = out;
        this.language = language;
    }

    void say(Text text) {
        out.printf("[%3d s] %s%n", seconds(), text.in(language));
    }

    long seconds() {
        return Duration.between(start, Instant.now()).toSeconds();
    }
}
