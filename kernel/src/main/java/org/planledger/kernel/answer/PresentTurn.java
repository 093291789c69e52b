package org.planledger.kernel.answer;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;

/// The turn of the request that is worked on, for what is also done in the background, where there is none.
@ApplicationScoped
public class PresentTurn {
    private final AnswerTurn turn;

    public PresentTurn(AnswerTurn turn) {
        this.turn = turn;
    }

    /// Gives its place back, if there is one.
    public void giveBack() {
        if (Arc.container().requestContext().isActive()) {
            turn.giveBack();
        }
    }
}
