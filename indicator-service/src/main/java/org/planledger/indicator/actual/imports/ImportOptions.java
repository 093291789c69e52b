package org.planledger.indicator.actual.imports;

/// How a file is to be imported.
///
/// @param dryRun whether nothing is stored
/// @param partial whether the figures without faults are stored when others have faults
/// @param author who posts; null when it is not known
/// @param approver whether closed months take the figures, too
record ImportOptions(boolean dryRun, boolean partial, String author, boolean approver) {

    ImportMode mode() {
        return partial ? ImportMode.PARTIAL : ImportMode.ATOMIC;
    }
}
