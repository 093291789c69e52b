package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;

/// A PDF as a reader finds it.
final class ParsedPdf implements AutoCloseable {
    final PDDocument document;

    ParsedPdf(byte[] file) throws IOException {
        document = Loader.loadPDF(file);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /// The bookmarks of the first level, and on which page, counted from 1, their chapters begin.
    Map<String, Integer> chapters() throws IOException {
        Map<String, Integer> chapters = new LinkedHashMap<>();
        for (PDOutlineItem item :
                document.getDocumentCatalog().getDocumentOutline().children()) {
            chapters.put(item.getTitle(), page(item));
        }
        return chapters;
    }

    /// The bookmarks below that of a chapter.
    List<String> below(String chapter) {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item :
                document.getDocumentCatalog().getDocumentOutline().children()) {
            if (item.getTitle().equals(chapter)) {
                item.children().forEach(child -> titles.add(child.getTitle()));
            }
        }
        return titles;
    }

    private int page(PDOutlineItem item) throws IOException {
        return 1 + document.getPages().indexOf(item.findDestinationPage(document));
    }

    /// The text of a chapter without any white space, so that it does not matter where lines end.
    String chapter(String title) throws IOException {
        Map<String, Integer> chapters = chapters();
        int first = chapters.get(title);
        int last = chapters.values().stream()
                        .filter(page -> page > first)
                        .min(Integer::compare)
                        .orElse(document.getNumberOfPages() + 1)
                - 1;
        return text(first, last);
    }

    String text(int first, int last) throws IOException {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(first);
        text.setEndPage(last);
        return text.getText(document).replaceAll("\\s", "");
    }

    String text() throws IOException {
        return text(1, document.getNumberOfPages());
    }

    /// Those of all pages.
    List<PDFont> fonts() throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> part + "\n is not in\n" + text);
    }

    static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
