package org.planledger.indicator.directory;

import io.quarkus.arc.ClientProxy;

/// The directory as it is right after the start of the service.
public final class UnreadDirectory {
    private UnreadDirectory() {}

    public static void make(Directory directory) {
        ClientProxy.unwrap(directory).read = false;
    }
}
