package org.planledger.plan.document.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// Tells a block of a page that is named as its menu, its head or its foot, and holds no more than one does: few words,
/// no heading and no table.
final class HtmlMenu {
    private static final Set<String> NAMES = Set.of(
            "nav",
            "navbar",
            "navi",
            "navigation",
            "topnav",
            "mainnav",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "crumb",
            "crumbs",
            "header",
            "topbar",
            "footer",
            "foot",
            "sidebar",
            "share",
            "toolbar",
            "copyright",
            "pagination",
            "related");
    private static final Set<String> BLOCKS = Set.of("div", "ul", "dl", "section", "p", "td", "span");
    private static final Set<String> CONTENT = Set.of("h1", "h2", "h3", "table", "article", "main");
    private static final int LONGEST_NAME = 200;

    private HtmlMenu() {}

    static boolean is(Element element) {
        return BLOCKS.contains(element.normalName())
                && (isNamed(element.className()) || isNamed(element.id()))
                && NodeTraversor.filter(new Content(), element) != NodeFilter.FilterResult.STOP;
    }

    private static boolean isNamed(String names) {
        return !names.isEmpty()
                && names.length() < LONGEST_NAME
                && Arrays.stream(names.toLowerCase(Locale.ROOT).split("\\s+")).anyMatch(NAMES::contains);
    }

    /// Stops at what a menu does not hold.
    private static final class Content implements NodeFilter {
        private static final int MOST_CHARACTERS = 300;
        private static final int MOST_NODES = 500;

        private int characters;
        private int nodes;

        @Override
        public FilterResult head(Node node, int depth) {
            nodes++;
            if (node instanceof TextNode words) {
                characters += words.getWholeText().strip().length();
            }
            boolean isContent = node instanceof Element element && CONTENT.contains(element.normalName());
            return isContent || nodes > MOST_NODES || characters > MOST_CHARACTERS
                    ? FilterResult.STOP
                    : FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            return FilterResult.CONTINUE;
        }
    }
}
