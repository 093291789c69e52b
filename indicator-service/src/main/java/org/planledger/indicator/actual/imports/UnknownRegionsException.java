package org.planledger.indicator.actual.imports;

import java.util.Set;

/// There are regions in the file that are not known here; plan-service may know them.
final class UnknownRegionsException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Set<String> regions;

    UnknownRegionsException(Set<String> regions) {
        super("regions of the file are not known");
        this.regions = regions;
    }

    Set<String> regions() {
        return regions;
    }
}
