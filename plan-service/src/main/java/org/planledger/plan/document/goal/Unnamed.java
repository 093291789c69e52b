package org.planledger.plan.document.goal;

/// A number of one year, or of one rank, of which a later clause says what it counts.
///
/// @param rank the rank; empty without
/// @param isNew whether it is said that what it counts is new
record Unnamed(Surroundings place, Mood mood, String rank, boolean isNew) {

    /// 2023年培育10家,2024年培育15家龙头企业 names only behind the last number what all of them count.
    ///
    /// @param naming what a later number counts
    /// @return null where that is something else
    String nameBy(Naming naming, Quantity later) {
        boolean isAlike = place.quantity().unit().equals(later.unit());
        if (!isAlike) {
            return rank.isEmpty() ? null : rank;
        }
        return isNew ? naming.name() : Rank.of(rank, naming.name());
    }
}
