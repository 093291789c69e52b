package org.planledger.plan.document.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The numbers that a browser shows before the items of ordered lists. Items that have one of their own, and those of
/// navigation, are shown without.
final class HtmlLists {
    private static final int LONGEST_ATTRIBUTE = 1000;
    private static final int MOST_DIGITS = 6;
    private static final int MOST_IN_ROMAN = 3999;
    private static final Pattern UNCOUNTED = Pattern.compile("(?i)list-style(?:-type)?\\s*+:\\s*+none");
    private static final Pattern NAVIGATION = Pattern.compile("(?i)crumb|nav|menu|pag(?:er|ination)|tabs");
    private static final Pattern NUMBERED =
            Pattern.compile("^[\\s　]*+[(（]?[0-9０-９一二三四五六七八九十]++[.．、)）].*+", Pattern.DOTALL);
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    private static final class Counter {
        private final boolean isShown;
        private final boolean isInAnother;
        private final int step;
        private int next;

        Counter(Element list, boolean isInAnother) {
            boolean isReversed = list.hasAttr("reversed");
            this.isShown = !isOfNavigation(list)
                    && !UNCOUNTED.matcher(shortened(list.attr("style"))).find();
            this.isInAnother = isInAnother;
            this.step = isReversed ? -1 : 1;
            this.next = number(list.attr("start"), isReversed ? items(list) : 1);
        }

        private static int items(Element list) {
            return (int) list.children().stream()
                    .filter(child -> child.normalName().equals("li"))
                    .count();
        }
    }

    private final Deque<Counter> open = new ArrayDeque<>();

    void begin(Element list) {
        open.push(new Counter(list, !open.isEmpty()));
    }

    void end() {
        open.pop();
    }

    /// What is shown before an item; empty for nothing.
    String label(Element item) {
        Element list = item.parent();
        if (open.isEmpty() || list == null || !list.normalName().equals("ol")) {
            return "";
        }
        Counter counter = open.peek();
        int number = number(item.attr("value"), counter.next);
        counter.next = number + counter.step;
        boolean isShown = counter.isShown && !isLink(item) && !isNumbered(item);
        String type = item.hasAttr("type") ? item.attr("type") : list.attr("type");
        String shown = shown(type, number);
        boolean isPlain = Character.isDigit(shown.charAt(shown.length() - 1));
        return !isShown ? "" : counter.isInAnother && isPlain ? "(" + shown + ")" : shown + ".";
    }

    private static String shown(String type, int number) {
        return switch (type) {
            case "a" -> WordNumber.of("lowerLetter", number);
            case "A" -> WordNumber.of("upperLetter", number);
            case "i" -> roman(number);
            case "I" -> roman(number).toUpperCase(Locale.ROOT);
            default -> Integer.toString(number);
        };
    }

    private static String roman(int number) {
        if (number < 1 || number > MOST_IN_ROMAN) {
            return Integer.toString(number);
        }
        StringBuilder text = new StringBuilder();
        int left = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (left >= VALUES[i]) {
                text.append(ROMAN[i]);
                left -= VALUES[i];
            }
        }
        return text.toString();
    }

    private static int number(String attribute, int otherwise) {
        boolean isNumber = !attribute.isEmpty()
                && attribute.length() <= MOST_DIGITS
                && attribute.chars().allMatch(sign -> sign >= '0' && sign <= '9');
        return isNumber ? Integer.parseInt(attribute) : otherwise;
    }

    private static boolean isOfNavigation(Element list) {
        return saysNavigation(list) || list.parent() != null && saysNavigation(list.parent());
    }

    private static boolean saysNavigation(Element element) {
        String said = element.className()
                + ' '
                + element.id()
                + ' '
                + element.attr("role")
                + ' '
                + element.attr("aria-label");
        return NAVIGATION.matcher(shortened(said)).find();
    }

    private static String shortened(String attribute) {
        return attribute.substring(0, Math.min(LONGEST_ATTRIBUTE, attribute.length()));
    }

    /// Whether a link is all of it.
    private static boolean isLink(Element item) {
        return item.childrenSize() == 1
                && item.child(0).normalName().equals("a")
                && item.ownText().isBlank();
    }

    private static boolean isNumbered(Element item) {
        Node node = firstOf(item);
        while (node instanceof Element element) {
            node = firstOf(element);
        }
        return node instanceof TextNode text
                && NUMBERED.matcher(shortened(text.getWholeText())).matches();
    }

    private static Node firstOf(Element element) {
        Node child = element.firstChild();
        while (child instanceof TextNode text && text.isBlank()) {
            child = child.nextSibling();
        }
        return child;
    }
}
