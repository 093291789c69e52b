package org.planledger.kernel.answer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSpoolTest {
    private static final int PIECE = 1_000;

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static AnswerSpool spooled(byte[] bytes) throws IOException {
        AnswerSpool spool = new AnswerSpool();
        for (int from = 0; from < bytes.length; from += PIECE) {
            spool.write(bytes, from, Math.min(PIECE, bytes.length - from));
        }
        return spool;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, AnswerSpool.SHORT})
    void aShortOneIsKeptInMemory(int length) throws IOException {
        AnswerSpool spool = spooled(bytes(length));
        assertEquals(length, spool.length());
        assertArrayEquals(bytes(length), assertInstanceOf(byte[].class, spool.content()));
    }

    @ParameterizedTest
    @ValueSource(ints = {AnswerSpool.SHORT + 1, 1_000_000})
    void aLongOneIsReadFromAFileThatIsGoneThen(int length) throws IOException {
        AnswerSpool spool = spooled(bytes(length));
        assertEquals(length, spool.length());
        try (InputStream content = assertInstanceOf(InputStream.class, spool.content())) {
            assertArrayEquals(bytes(length), content.readAllBytes());
        }
        assertThrows(ClosedChannelException.class, spool::content);
    }

    @Test
    void singleBytesCount() throws IOException {
        AnswerSpool spool = new AnswerSpool();
        spool.write('a');
        spool.write('b');
        assertArrayEquals(new byte[] {'a', 'b'}, (byte[]) spool.content());
    }

    @Test
    void whatIsDiscardedHoldsNoFile() throws IOException {
        AnswerSpool spool = spooled(bytes(AnswerSpool.SHORT + 1));
        spool.discard();
        assertThrows(ClosedChannelException.class, spool::content);
    }
}
