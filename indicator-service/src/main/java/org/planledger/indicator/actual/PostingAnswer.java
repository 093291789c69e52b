package org.planledger.indicator.actual;

import java.util.List;
import org.planledger.indicator.suspicion.FigureWarning;
import org.planledger.kernel.problem.Failure;

/// What has become of a posting.
sealed interface PostingAnswer {
    /// It was stored, or it was there already.
    ///
    /// @param warnings what is suspicious about it; null where nothing was stored, and so nothing was judged
    record Stored(Outcome outcome, Revision revision, List<FigureWarning.Words> warnings) implements PostingAnswer {}

    record Refused(Failure failure) implements PostingAnswer {}

    /// Its region is not known, and plan-service may be asked for it.
    record RegionUnknown() implements PostingAnswer {}

    /// Another writer has stored the next revision of the figure while it waited.
    record Overtaken() implements PostingAnswer {}

    /// It cannot be stored together with others: what it needs is held by another writer, or one of the others has
    /// made the transaction fail. It has to be tried alone.
    record Alone() implements PostingAnswer {}
}
