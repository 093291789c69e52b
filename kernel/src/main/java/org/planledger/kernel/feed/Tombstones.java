package org.planledger.kernel.feed;

/// A kind of thing of which the withdrawn ones stay as rows for a time, so that followers learn of the withdrawal. Its
/// table has, besides what [ChangeSource] needs, the columns `deleted` and `changed_at`; the table `feed_horizon` has a
/// row for the kind.
public interface Tombstones {

    /// The name by which a follower asks for this kind.
    String kind();

    /// The table of the things.
    String table();

    /// SQL that is true for the row `old` of the table when no other row refers to it.
    String unreferenced();

    /// SQL that keeps others from writing things of this kind until the transaction ends.
    String lock();
}
