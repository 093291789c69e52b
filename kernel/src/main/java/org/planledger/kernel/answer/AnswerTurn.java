package org.planledger.kernel.answer;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// The place of the present request in the [AnswerRoom]. It ends with the request in any case. Who waits for something
/// other than the database gives it back before: those it waits for may need one, too. What has done its work needs
/// none
/// to be answered.
@RequestScoped
public class AnswerTurn {
    private final AnswerRoom room;
    private final SecurityIdentity identity;
    private final AtomicReference<AnswerRoom.Place> place = new AtomicReference<>();
    private final Queue<Runnable> whenWritten = new ConcurrentLinkedQueue<>();

    public AnswerTurn(AnswerRoom room, SecurityIdentity identity) {
        this.room = room;
        this.identity = identity;
    }

    /// Waits for a place, if the request has none.
    ///
    /// @throws org.planledger.kernel.problem.Failure of type UNAVAILABLE when its turn does not come
    public void take() {
        if (place.get() == null) {
            place.set(room.enter(login(), AnswerRoom.PATIENCE));
        }
    }

    /// Has something let go as soon as the answer is written out.
    public void whenWritten(Runnable action) {
        whenWritten.add(action);
    }

    /// Whoever shows a token that is none, where nobody needs one, is nobody.
    private String login() {
        try {
            return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
        } catch (AuthenticationFailedException nobody) {
            return "";
        }
    }

    /// Gives the place back, if the request has one.
    public void giveBack() {
        AnswerRoom.Place taken = place.getAndSet(null);
        if (taken != null) {
            taken.close();
        }
    }

    /// The answer is written out, or there is none.
    @PreDestroy
    void end() {
        giveBack();
        for (Runnable action = whenWritten.poll(); action != null; action = whenWritten.poll()) {
            action.run();
        }
    }
}
