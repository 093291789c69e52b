package org.planledger.plan.document.head;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// The properties of a document that its page gives, and the other lines of the page. A property is a label and
/// its value, behind a colon, a blank or a tab or on the next line; several may stand on a line.
final class PageProperties {
    /// A page has no more of them; each run of labels is looked at from each of its lines on.
    private static final int MOST_LABELS = 40;

    private final SourceText source;
    private final Map<PropertyKind, List<Range>> values = new EnumMap<>(PropertyKind.class);
    private final List<Range> lines = new ArrayList<>();
    private final BitSet ofProperties = new BitSet();
    private final BitSet ofTitles = new BitSet();
    /// What the next line is the value of.
    private PropertyKind open;

    private PageProperties(SourceText source) {
        this.source = source;
    }

    static PageProperties on(SourceText source, List<Range> lines) {
        PageProperties properties = new PageProperties(source);
        int i = 0;
        while (i < lines.size()) {
            int count = properties.labelsBeforeTheirValues(lines.subList(i, lines.size()));
            for (int j = 0; j < count; j++) {
                properties.addProperty(properties.alone(lines.get(i + j)), lines.get(i + count + j));
            }
            if (count == 0) {
                properties.add(lines.get(i));
            }
            i += Math.max(1, 2 * count);
        }
        return properties;
    }

    /// How many labels stand one below the other, where as many lines follow that may be their values.
    private int labelsBeforeTheirValues(List<Range> rest) {
        List<PropertyLabel> labels = new ArrayList<>();
        PropertyLabel label = alone(rest.getFirst());
        while (label != null && labels.size() < MOST_LABELS) {
            labels.add(label);
            label = labels.size() < rest.size() ? alone(rest.get(labels.size())) : null;
        }
        int count = labels.size();
        if (count < 2 || rest.size() < 2 * count) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            Range value = rest.get(count + i);
            if (!PropertyLabel.on(source, value).isEmpty()
                    || !labels.get(i).kind().fits(source, value)) {
                return 0;
            }
        }
        return count;
    }

    /// The label that a line is.
    ///
    /// @return null when it is none, or holds more
    private PropertyLabel alone(Range line) {
        List<PropertyLabel> labels = PropertyLabel.on(source, line);
        boolean isAlone = labels.size() == 1
                && labels.getFirst().from() == line.from()
                && value(line, labels, 0).isEmpty();
        return isAlone ? labels.getFirst() : null;
    }

    /// All lines, those that hold several properties divided into them.
    List<Range> lines() {
        return lines;
    }

    /// Whether a line is one of the properties.
    boolean isProperty(int line) {
        return ofProperties.get(line);
    }

    /// Whether a line is the name that the page gives the document.
    boolean isTitle(int line) {
        return ofTitles.get(line);
    }

    /// The values of a kind, in their order.
    List<Range> of(PropertyKind kind) {
        return values.getOrDefault(kind, List.of());
    }

    boolean saysItIsOver() {
        return values.entrySet().stream()
                .anyMatch(of ->
                        of.getValue().stream().anyMatch(value -> of.getKey().isOver(value.of(source.plain()))));
    }

    private void add(Range line) {
        List<PropertyLabel> labels = PropertyLabel.on(source, line);
        if (labels.isEmpty() || !isPropertyLine(line, labels)) {
            addOther(line);
            return;
        }
        Range before = source.trimmed(new Range(line.from(), labels.getFirst().from()));
        if (before.length() > 1) {
            addOther(before);
        }
        for (int i = 0; i < labels.size(); i++) {
            addProperty(labels.get(i), value(line, labels, i));
        }
    }

    private boolean isPropertyLine(Range line, List<PropertyLabel> labels) {
        PropertyLabel first = labels.getFirst();
        Range value = value(line, labels, 0);
        if (first.hasColon() || value.isEmpty()) {
            return true;
        }
        return source.plain().charAt(first.to() - 1) == ' '
                ? first.kind().fits(source, value)
                : first.kind().fitsAtOnce(source, value);
    }

    private Range value(Range line, List<PropertyLabel> labels, int at) {
        int end = at + 1 < labels.size() ? labels.get(at + 1).from() : line.to();
        boolean isInBrackets =
                source.plain().charAt(line.from()) == '(' && source.plain().charAt(line.to() - 1) == ')';
        int to = isInBrackets && end == line.to() ? end - 1 : end;
        return source.trimmed(new Range(Math.min(labels.get(at).to(), to), to));
    }

    private void addOther(Range line) {
        boolean isValue = open != null && open.fits(source, line);
        if (isValue) {
            addValue(open, line);
        } else {
            lines.add(line);
        }
        open = null;
    }

    private void addProperty(PropertyLabel label, Range value) {
        addOfProperties(new Range(label.from(), label.to()));
        open = value.isEmpty() ? label.kind() : null;
        if (!value.isEmpty()) {
            addValue(label.kind(), value);
        }
    }

    private void addValue(PropertyKind kind, Range value) {
        values.computeIfAbsent(kind, any -> new ArrayList<>()).add(value);
        ofTitles.set(lines.size(), kind == PropertyKind.TITLE);
        addOfProperties(value);
    }

    private void addOfProperties(Range line) {
        ofProperties.set(lines.size());
        lines.add(line);
    }
}
