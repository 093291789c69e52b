package org.planledger.indicator.actual;

import java.util.List;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.kernel.audit.AuditedCall;
import org.planledger.kernel.problem.Violation;

/// What somebody wants of a figure: that it is stored, or taken back.
///
/// @param figure what is to be stored; of a withdrawal it has the reason only
/// @param withdraws whether the figure is to be taken back
/// @param faults what is wrong with it whatever is stored
/// @param ifMatch the tag of the revision that is to be replaced; null for whichever it is
/// @param author who posts; null when it is not known
/// @param rights what they may post
/// @param mayAsk whether plan-service may still be asked for the region
/// @param call the request that asks for it, for its audit record
/// @param still the number of the revision that must still be the present one; null for whichever it is
record Posting(
        FigureKey key,
        Figure figure,
        boolean withdraws,
        List<Violation> faults,
        String ifMatch,
        String author,
        PostingRights rights,
        boolean mayAsk,
        AuditedCall call,
        Integer still) {

    Posting(
            FigureKey key,
            Figure figure,
            boolean withdraws,
            List<Violation> faults,
            String ifMatch,
            String author,
            PostingRights rights,
            boolean mayAsk,
            AuditedCall call) {
        this(key, figure, withdraws, faults, ifMatch, author, rights, mayAsk, call, null);
    }

    Posting afterAsking() {
        return new Posting(key, figure, withdraws, faults, ifMatch, author, rights, false, call, still);
    }

    /// The same where no other revision has been stored since that one.
    Posting onlyIfStill(int revision) {
        return new Posting(key, figure, withdraws, faults, ifMatch, author, rights, mayAsk, call, revision);
    }

    /// Whether the present revision may be the one on which the next follows.
    ///
    /// @param present null when there is none
    boolean mayFollow(Revision present) {
        return still == null || (present != null && present.number() == still);
    }

    /// What the next revision says.
    ///
    /// @param present the present revision; null when there is none
    RevisionHash.Content content(Revision present) {
        return withdraws
                ? new RevisionHash.Content(null, present.isFinal(), null, null, figure.reason(), author)
                : figure.after(present).by(author);
    }
}
