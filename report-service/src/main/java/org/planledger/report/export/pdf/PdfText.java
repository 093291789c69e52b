package org.planledger.report.export.pdf;

import java.awt.Color;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/// Sets text in Noto Sans SC, which has the Chinese characters of GB 18030 that are in use; the file gets the
/// glyphs that occur.
///
/// The fonts are read for each report: twenty megabytes are too much to be kept for something that is asked for now and
/// then, and reading them is a small part of making one.
public final class PdfText {
    private static final String FOLDER = "/fonts/ttf/NotoSansSC/";
    private static final String REGULAR = "NotoSansSC-Regular.ttf";
    private static final String BOLD = "NotoSansSC-Bold.ttf";

    private final BaseFont regular;
    private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);

    PdfText() throws IOException {
        regular = read(REGULAR);
        BaseFont bold = read(BOLD);
        for (TextStyle style : TextStyle.values()) {
            fonts.put(style, new Font(style.bold() ? bold : regular, style.points(), Font.NORMAL, style.colour()));
        }
    }

    private static BaseFont read(String name) throws IOException {
        try (InputStream file = PdfText.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new FileNotFoundException(FOLDER + name);
            }
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.readAllBytes(), null);
        }
    }

    public Phrase of(String text, TextStyle style) {
        return new Phrase(chunk(text, fonts.get(style)));
    }

    /// The same in another colour than the style's.
    Phrase of(String text, TextStyle style, Color colour) {
        Font font = new Font(fonts.get(style));
        font.setColor(colour);
        return new Phrase(chunk(text, font));
    }

    private Chunk chunk(String text, Font font) {
        return new Chunk(legible(text), font).setSplitCharacter(LineBreaks.RULE);
    }

    /// How much room a text takes in one line, in points.
    float width(String text, TextStyle style) {
        return fonts.get(style).getBaseFont().getWidthPoint(legible(text), style.points());
    }

    /// The beginning of a text that has room in a line, with an ellipsis when that is not all of it.
    String shortened(String text, TextStyle style, float room) {
        if (width(text, style) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", style) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    /// The text with the number of each character that the font lacks in its place: left out, as PDF would have it, it
    /// would be missed by nobody. What has no shape of its own goes.
    String legible(String text) {
        StringBuilder legible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character)) {
                legible.append(character == '\u3000' ? '\u3000' : ' ');
            } else if (regular.charExists(character)) {
                legible.appendCodePoint(character);
            } else if (hasShape(character)) {
                legible.append("[U+%04X]".formatted(character));
            }
        });
        return legible.toString();
    }

    private static boolean hasShape(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.CONTROL, Character.SURROGATE -> false;
            case Character.NON_SPACING_MARK ->
                !Character.UnicodeBlock.of(character).toString().startsWith("VARIATION_SELECTORS");
            default -> true;
        };
    }
}
