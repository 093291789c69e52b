package org.planledger.indicator.actual.imports.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileTextTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static String read(byte[] bytes, Charset told) throws IOException {
        // In pieces of any size, as a network gives them.
        Random random = new Random(bytes.length);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(5000)));
            }
        };
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[1000];
        try (FileText file = new FileText(slow, told)) {
            int count = file.read(buffer, 0, buffer.length);
            while (count >= 0) {
                text.append(buffer, 0, count);
                count = file.read(buffer, 0, buffer.length);
            }
        }
        return text.toString();
    }

    @Test
    void aMarkTellsTheEncoding() throws IOException {
        String text = "指标,地区\n";
        assertEquals(text, read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), null));
        assertEquals(text, read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), null));
        assertEquals(text, read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE), null));
        assertEquals("", read(new byte[0], null));
    }

    @Test
    void anEncodingThatIsToldIsTaken() throws IOException {
        assertEquals("女", read("女".getBytes(GB18030), GB18030));
        assertEquals("Ů", read("女".getBytes(GB18030), StandardCharsets.UTF_8));
        assertThrows(FileText.MalformedException.class, () -> read("指标".getBytes(GB18030), StandardCharsets.UTF_8));
    }

    /// The first characters of 指标 are well-formed UTF-8 when they are written in GB18030.
    @Test
    void chineseHeadersAreKnownInBothEncodings() throws IOException {
        for (String text : new String[] {"指标,地区,期间,数值\n", "a\n指标", "数值", "女,女,女,备注", "来源：统计局 ¥€𠀀"}) {
            assertEquals(text, read(text.getBytes(GB18030), null));
            assertEquals(text, read(text.getBytes(StandardCharsets.UTF_8), null));
        }
    }

    @Test
    void textIsTheSameWhateverItsEncodingAndItsPieces() throws IOException {
        Random random = new Random(18030);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder("x,".repeat(random.nextInt(60_000)));
            int length = 6 + random.nextInt(40_000);
            for (int i = 0; i < length; i++) {
                // The characters of GB2312 are what nearly all texts are made of.
                byte[] pair = {(byte) (0xB0 + random.nextInt(0x27)), (byte) (0xA1 + random.nextInt(94))};
                text.append(new String(pair, GB18030)).append(random.nextInt(5) == 0 ? ",12\n" : "");
            }
            assertEquals(text.toString(), read(text.toString().getBytes(GB18030), null));
            assertEquals(text.toString(), read(text.toString().getBytes(StandardCharsets.UTF_8), null));
        }
    }

    @Test
    void whereTheTextIsInNeitherEncodingTheFirstChineseLineTellsWhichItIsReadIn() {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, GB18030}) {
            byte[] text = "a\n指标,b\nabc\n??\n".getBytes(charset);
            text[text.length - 3] = (byte) 0xFF;
            text[text.length - 2] = (byte) 0xFE;
            FileText.MalformedException malformed =
                    assertThrows(FileText.MalformedException.class, () -> read(text, null));
            assertEquals(charset.name(), malformed.charset());
        }
    }

    @Test
    void whatIsCutOffOrInNeitherEncodingIsMalformed() {
        byte[] cut = "a,指标".getBytes(StandardCharsets.UTF_8);
        byte[] half = new byte[cut.length - 1];
        System.arraycopy(cut, 0, half, 0, half.length);
        assertThrows(FileText.MalformedException.class, () -> read(half, StandardCharsets.UTF_8));
        assertThrows(FileText.MalformedException.class, () -> read(new byte[] {'a', (byte) 0xB0}, null));
        assertThrows(FileText.MalformedException.class, () -> read(new byte[] {'a', (byte) 0xFF, 'b'}, null));
        byte[] flawed = "统计数据,统计数据,x\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        flawed[flawed.length - 3] = (byte) 0xFF;
        assertThrows(FileText.MalformedException.class, () -> read(flawed, null));
    }
}
