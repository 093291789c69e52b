package org.planledger.indicator.actual.imports;

import org.planledger.indicator.caller.PostingRights;

/// How a file is to be imported.
///
/// @param dryRun whether nothing is stored
/// @param partial whether the figures without faults are stored when others have faults
/// @param sender the name of the login that sends it; null when it is not known
/// @param author who posts, which may be somebody for whom the sender writes; null when it is not known
/// @param rights what they may post
record ImportOptions(boolean dryRun, boolean partial, String sender, String author, PostingRights rights) {

    ImportMode mode() {
        return partial ? ImportMode.PARTIAL : ImportMode.ATOMIC;
    }
}
