package org.planledger.plan.document.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A word processor's document made of the XML of its body.
final class TestWord {
    private static final String SPACE = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    static TestWord of(String body) {
        return new TestWord()
                .part("[Content_Types].xml", "<Types/>")
                .part("word/document.xml", "<w:document " + SPACE + "><w:body>" + body + "</w:body></w:document>");
    }

    static byte[] archive(String name, String content) {
        return new TestWord().part(name, content).bytes();
    }

    static String p(String text) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
    }

    TestWord part(String name, String xml) {
        return part(name, (HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    TestWord part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    TestWord numbering(String lists) {
        return part("word/numbering.xml", "<w:numbering " + SPACE + ">" + lists + "</w:numbering>");
    }

    TestWord styles(String styles) {
        return part("word/styles.xml", "<w:styles " + SPACE + ">" + styles + "</w:styles>");
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
