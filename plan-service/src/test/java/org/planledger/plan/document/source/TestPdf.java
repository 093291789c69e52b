package org.planledger.plan.document.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/// A PDF document written object by object, with a table of where they are.
final class TestPdf {
    /// A Chinese font that the document does not bring, as many do not.
    static final String CHINESE = "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts["
            + "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
            + "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4>>>>]>>";

    private final List<byte[]> objects = new ArrayList<>();
    private String trailer = "";

    /// A document of one page.
    ///
    /// @param font the font F of the page
    static TestPdf page(String font, byte[] content, String filter) {
        return new TestPdf()
                        .object("<</Type/Catalog/Pages 2 0 R>>")
                        .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(
                                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>")
                        .stream(filter, content)
                        .object(font);
    }

    static TestPdf page(String content) {
        return page(CHINESE, content.getBytes(StandardCharsets.ISO_8859_1), "");
    }

    /// A document of as many pages as there are contents.
    static TestPdf pages(List<String> contents) {
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < contents.size(); i++) {
            kids.append("%d 0 R ".formatted(4 + 2 * i));
        }
        TestPdf document = new TestPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Kids[%s]/Count %d>>".formatted(kids, contents.size()))
                .object(CHINESE);
        for (int i = 0; i < contents.size(); i++) {
            document
                    .object(
                            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
                                    .formatted(5 + 2 * i))
                    .stream("", contents.get(i).getBytes(StandardCharsets.ISO_8859_1));
        }
        return document;
    }

    /// What shows a line of text.
    static String shown(int left, int top, String text) {
        return shown(left, top, 16, text);
    }

    /// @param size of its characters
    static String shown(int left, int top, int size, String text) {
        StringBuilder codes = new StringBuilder();
        for (char character : text.toCharArray()) {
            codes.append("%04X".formatted((int) character));
        }
        return "BT /F %d Tf %d %d Td <%s> Tj ET\n".formatted(size, left, top, codes);
    }

    static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    TestPdf object(String object) {
        objects.add(object.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// @param entries of its dictionary beside the length
    TestPdf stream(String entries, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                "<<%s/Length %d>>stream\n".formatted(entries, content.length).getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(content);
        bytes.writeBytes("\nendstream".getBytes(StandardCharsets.US_ASCII));
        objects.add(bytes.toByteArray());
        return this;
    }

    TestPdf trailer(String entries) {
        trailer = entries;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, "%PDF-1.7\n");
        StringBuilder table = new StringBuilder("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1));
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(bytes.size()));
            write(bytes, (i + 1) + " 0 obj\n");
            bytes.writeBytes(objects.get(i));
            write(bytes, "\nendobj\n");
        }
        int start = bytes.size();
        write(
                bytes,
                table
                        + "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
                                .formatted(objects.size() + 1, trailer, start));
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
