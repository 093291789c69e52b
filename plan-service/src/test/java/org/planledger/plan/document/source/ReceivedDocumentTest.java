package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReceivedDocumentTest {
    private static Set<Path> files() {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("document\\d+\\.tmp"))
                    .collect(Collectors.toSet());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void whatWasReceivedIsReadAsItCame() throws IOException {
        byte[] sent = new byte[100_000];
        new Random(7).nextBytes(sent);
        try (ReceivedDocument received = ReceivedDocument.receive(new ByteArrayInputStream(sent))) {
            assertArrayEquals(sent, received.bytes());
        }
    }

    /// A process that is killed in the middle cannot tidy up.
    @Test
    void noFileIsSeenWhileADocumentComes() throws IOException {
        Set<Path> before = files();
        InputStream slow = new InputStream() {
            private int left = 3;

            @Override
            public int read() {
                assertEquals(before, files());
                return left-- > 0 ? 'x' : -1;
            }
        };
        try (ReceivedDocument received = ReceivedDocument.receive(slow)) {
            assertEquals("xxx", new String(received.bytes(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void nothingIsLeftOfABodyThatBreaksOff() {
        Set<Path> before = files();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken off");
            }
        };
        assertThrows(IOException.class, () -> ReceivedDocument.receive(broken));
        assertEquals(before, files());
    }
}
