package org.planledger.plan.document.source;

import java.io.Reader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.planledger.kernel.problem.Text;

/// Reads what a page shows, without what it is run with and without its navigation.
final class HtmlText {
    static final int MOST_TAGS = 50_000;

    private static final int DEEPEST = 400;

    private HtmlText() {}

    /// @throws UnreadableDocumentException when its encoding is not known, or it has too many tags
    static String read(byte[] document, Deadline deadline) {
        String page = Charsets.decodeHtml(document);
        if (page == null) {
            throw Unreadable.unknown(Text.of("这种编码的网页", "a page in this encoding"));
        }
        bound(page, deadline);
        Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        try {
            Shown shown = new Shown(new DocumentLines(deadline));
            Document parsed = parser.parseInput(new Watched(page, deadline), "");
            parsed.body().filter(shown);
            return shown.lines.text();
        } catch (UnreadableDocumentException unreadable) {
            throw unreadable;
        } catch (RuntimeException | StackOverflowError broken) {
            // On input that was made to break it, a parser fails with what it does not declare.
            throw Unreadable.broken(DocumentFormat.HTML, broken);
        }
    }

    /// Each tag becomes an object, and those that were left open even several.
    private static void bound(String page, Deadline deadline) {
        int tags = 0;
        for (int at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at + 1)) {
            deadline.checkSeldom();
            tags++;
        }
        if (tags > 2 * MOST_TAGS) {
            throw Unreadable.tooLarge(Text.of("最多 %,d 个元素", "at most %,d elements", MOST_TAGS));
        }
    }

    /// The characters of a page, given to the parser bit by bit as long as there is time.
    private static final class Watched extends Reader {
        private static final int BIT = 1 << 13;

        private final String page;
        private final Deadline deadline;
        private int at;

        Watched(String page, Deadline deadline) {
            this.page = page;
            this.deadline = deadline;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            deadline.check();
            if (at == page.length()) {
                return -1;
            }
            int count = Math.min(Math.min(length, BIT), page.length() - at);
            page.getChars(at, at + count, buffer, offset);
            at += count;
            return count;
        }

        @Override
        public void close() {
            // It holds nothing that is open.
        }
    }

    private static final class Shown implements NodeFilter {
        private static final int LONGEST_STYLE = 1000;
        private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*+:\\s*+none|visibility\\s*+:\\s*+hidden");
        private static final Set<String> LEFT_OUT = Set.of(
                "head",
                "script",
                "style",
                "template",
                "noscript",
                "nav",
                "select",
                "button",
                "textarea",
                "svg",
                "math",
                "iframe",
                "object",
                "canvas",
                "audio",
                "video",
                "map",
                "rt",
                "rp");
        private static final Set<String> FURNITURE = Set.of("header", "footer", "aside");
        private static final Set<String> CONTENT = Set.of("article", "main");
        private static final Set<String> BLOCKS = Set.of(
                "address",
                "article",
                "aside",
                "blockquote",
                "body",
                "caption",
                "center",
                "dd",
                "details",
                "dir",
                "div",
                "dl",
                "dt",
                "fieldset",
                "figcaption",
                "figure",
                "footer",
                "form",
                "h1",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
                "header",
                "hr",
                "legend",
                "li",
                "main",
                "menu",
                "ol",
                "p",
                "pre",
                "section",
                "summary",
                "table",
                "tbody",
                "td",
                "tfoot",
                "th",
                "thead",
                "tr",
                "ul");

        private final DocumentLines lines;
        private final RunningText text;
        private final HtmlLists lists = new HtmlLists();
        /// The number of an item that has said nothing yet.
        private String label = "";
        private int content;
        private int verbatim;

        Shown(DocumentLines lines) {
            this.lines = lines;
            this.text = new RunningText(lines);
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode characters) {
                if (!characters.isBlank()) {
                    text.add(label, true);
                    label = "";
                }
                text.add(characters.getWholeText(), verbatim > 0);
            } else if (node instanceof Element element) {
                return open(element);
            }
            return FilterResult.CONTINUE;
        }

        private FilterResult open(Element element) {
            String name = element.normalName();
            boolean isHidden = element.hasAttr("hidden") || isHidden(element.attr("style"));
            boolean isFurniture = content == 0 && (FURNITURE.contains(name) || HtmlMenu.is(element));
            if (LEFT_OUT.contains(name) || isHidden || isFurniture) {
                return FilterResult.SKIP_ENTIRELY;
            }
            if (name.equals("br") || BLOCKS.contains(name)) {
                text.end();
            }
            if (name.equals("ol")) {
                lists.begin(element);
            } else if (name.equals("li")) {
                String shown = lists.label(element);
                label = shown.isEmpty() ? label : shown;
            }
            content += CONTENT.contains(name) ? 1 : 0;
            verbatim += name.equals("pre") ? 1 : 0;
            return FilterResult.CONTINUE;
        }

        private static boolean isHidden(String style) {
            return style.length() < LONGEST_STYLE && HIDDEN.matcher(style).find();
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (BLOCKS.contains(name)) {
                    text.end();
                }
                if (name.equals("ol")) {
                    lists.end();
                } else if (name.equals("li")) {
                    label = "";
                }
                content -= CONTENT.contains(name) ? 1 : 0;
                verbatim -= name.equals("pre") ? 1 : 0;
            }
            return FilterResult.CONTINUE;
        }
    }
}
