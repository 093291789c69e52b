package org.planledger.kernel.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that takes room as it comes.
final class RoomyBody extends FilterInputStream {
    private final BodyRoom.Place place;

    RoomyBody(InputStream in, BodyRoom.Place place) {
        super(in);
        this.place = place;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        place.take(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        place.take(read);
        return read;
    }
}
