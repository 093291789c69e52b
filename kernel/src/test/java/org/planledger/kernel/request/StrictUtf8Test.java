package org.planledger.kernel.request;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;

class StrictUtf8Test {
    private static final int[] TELLING = {
        'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0,
        0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    @Test
    void whatIsUtf8PassesUnchanged() throws IOException {
        byte[] text = "{\"name\":\"聊城 é 😀 \uFEFF\"}".getBytes(StandardCharsets.UTF_8);

        assertArrayEquals(text, new StrictUtf8(new ByteArrayInputStream(text)).readAllBytes());
    }

    @Test
    void eachSequenceOfUpToThreeTellingBytesIsTakenWhereTheStrictDecoderTakesIt() throws IOException {
        for (int first : TELLING) {
            same(bytes(first));
            for (int second : TELLING) {
                same(bytes(first, second));
                for (int third : TELLING) {
                    same(bytes(first, second, third));
                }
            }
        }
    }

    @Test
    void longSequencesAreTakenWhereTheStrictDecoderTakesThemHoweverTheyAreRead() throws IOException {
        Random random = new Random(20230607);
        for (int number = 0; number < 20_000; number++) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int length = random.nextInt(6); length >= 0; length--) {
                content.writeBytes(Character.toString(random.nextInt(1, Character.MAX_CODE_POINT + 1))
                        .getBytes(StandardCharsets.UTF_8));
            }
            byte[] bytes = content.toByteArray();
            if (random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) TELLING[random.nextInt(TELLING.length)];
            }
            same(bytes);
        }
    }

    @Test
    void nulIsRefused() {
        InputStream content = new StrictUtf8(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_16BE)));

        Failure refused = assertThrows(Failure.class, content::readAllBytes);
        assertEquals(ProblemType.MALFORMED_REQUEST, refused.type());
    }

    @Test
    void whatIsSkippedIsCheckedToo() throws IOException {
        byte[] overlong = bytes('a', 0xC0, 0x80, 'b');
        assertThrows(MalformedInputException.class, () -> new StrictUtf8(new ByteArrayInputStream(overlong)).skip(3));

        InputStream text = new StrictUtf8(new ByteArrayInputStream("é聊城".getBytes(StandardCharsets.UTF_8)));
        assertEquals(3, text.skip(3));
        assertArrayEquals(Arrays.copyOfRange("聊城".getBytes(StandardCharsets.UTF_8), 1, 6), text.readAllBytes());
        assertFalse(text.markSupported());
    }

    private static byte[] bytes(int... units) {
        byte[] bytes = new byte[units.length];
        for (int i = 0; i < units.length; i++) {
            bytes[i] = (byte) units[i];
        }
        return bytes;
    }

    private static void same(byte[] bytes) throws IOException {
        if (isUtf8(bytes)) {
            assertArrayEquals(bytes, new StrictUtf8(new ByteArrayInputStream(bytes)).readAllBytes());
            assertArrayEquals(bytes, readOneByOne(new StrictUtf8(new ByteArrayInputStream(bytes))));
        } else {
            InputStream together = new StrictUtf8(new ByteArrayInputStream(bytes));
            assertThrows(MalformedInputException.class, together::readAllBytes);
            InputStream apart = new StrictUtf8(new ByteArrayInputStream(bytes));
            assertThrows(MalformedInputException.class, () -> readOneByOne(apart));
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)) != null;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static byte[] readOneByOne(InputStream content) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int unit = content.read(); unit >= 0; unit = content.read()) {
            read.write(unit);
        }
        return read.toByteArray();
    }
}
