package org.planledger.kernel.request;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedBodyTest {
    private final List<Long> admitted = new ArrayList<>();

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, ReceivedBody.SHORT - 1, ReceivedBody.SHORT, ReceivedBody.SHORT + 1, 1_000_000})
    void whatIsReadIsWhatCame(int length) throws IOException {
        byte[] sent = bytes(length);
        try (InputStream body = new ReceivedBody(new ByteArrayInputStream(sent), admitted::add)) {
            assertArrayEquals(sent, body.readAllBytes());
            assertEquals(-1, body.read());
        }
        assertEquals(List.of((long) length), admitted);
    }

    @Test
    void nothingIsReceivedBeforeItIsRead() throws IOException {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("was read");
            }
        };
        new ReceivedBody(untouched, admitted::add).close();
    }

    @Test
    void itIsAdmittedWhenAllOfItIsThere() throws IOException {
        ByteArrayInputStream sent = new ByteArrayInputStream(bytes(1_000_000));
        try (InputStream body = new ReceivedBody(sent, length -> assertEquals(0, sent.available()))) {
            assertTrue(body.read() >= 0);
        }
    }

    @Test
    void oneThatBreaksOffIsNotAdmitted() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken off");
            }
        };
        InputStream sent = new SequenceInputStream(new ByteArrayInputStream(bytes(1_000_000)), broken);
        try (InputStream body = new ReceivedBody(sent, admitted::add)) {
            assertThrows(IOException.class, body::read);
        }
        assertEquals(List.of(), admitted);
    }

    @Test
    void whatIsReleasedHoldsNoFile() throws IOException {
        ReceivedBody body = new ReceivedBody(new ByteArrayInputStream(bytes(1_000_000)), admitted::add);
        body.read();
        InputStream inFile = body.received();
        body.release();
        body.release();
        assertThrows(ClosedChannelException.class, inFile::read);
        assertEquals(-1, body.read());
    }

    @Test
    void closingItClosesWhatComes() throws IOException {
        List<String> closed = new ArrayList<>();
        InputStream sent = new FilterInputStream(new ByteArrayInputStream(bytes(1_000_000))) {
            @Override
            public void close() {
                closed.add("closed");
            }
        };
        InputStream body = new ReceivedBody(sent, admitted::add);
        body.read();
        body.close();
        assertEquals(List.of("closed"), closed);
    }
}
