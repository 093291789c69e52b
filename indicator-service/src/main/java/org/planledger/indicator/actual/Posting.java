package org.planledger.indicator.actual;

import java.util.List;
import org.planledger.kernel.problem.Violation;

/// What somebody wants of a figure: that it is stored, or taken back.
///
/// @param figure what is to be stored; of a withdrawal it has the reason only
/// @param withdraws whether the figure is to be taken back
/// @param faults what is wrong with it whatever is stored
/// @param ifMatch the tag of the revision that is to be replaced; null for whichever it is
/// @param author who posts; null when it is not known
/// @param isApprover whether they may post into closed months
/// @param mayAsk whether plan-service may still be asked for the region
record Posting(
        FigureKey key,
        Figure figure,
        boolean withdraws,
        List<Violation> faults,
        String ifMatch,
        String author,
        boolean isApprover,
        boolean mayAsk) {

    Posting afterAsking() {
        return new Posting(key, figure, withdraws, faults, ifMatch, author, isApprover, false);
    }

    /// What the next revision says.
    ///
    /// @param present the present revision; null when there is none
    RevisionHash.Content content(Revision present) {
        return withdraws
                ? new RevisionHash.Content(null, present.isFinal(), null, null, figure.reason(), author)
                : figure.by(author);
    }
}
