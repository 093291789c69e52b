package org.planledger.plan.document;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.plan.document.outline.UnreadTables;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// What a person has to look for in the document, as the reading does not have it.
final class ReadingWarnings {
    private static final int LONGEST_HEAD = 60;

    private ReadingWarnings() {}

    static List<String> of(DocumentReading reading, Language language) {
        SourceText source = new SourceText(reading.text());
        TreeSet<Integer> tasks =
                reading.tasks().stream().map(DocumentTask::from).collect(Collectors.toCollection(TreeSet::new));
        return UnreadTables.in(source, tasks).stream()
                .map(head -> unread(source, head).in(language))
                .toList();
    }

    private static Text unread(SourceText source, Range head) {
        String words = source.published(head).replace('\n', ' ');
        String shown = words.length() > LONGEST_HEAD ? words.substring(0, LONGEST_HEAD) + "…" : words;
        return Text.of(
                "“%s”像是任务表的表头，但没有读出表中的任务，请对照原文核对",
                "\"%s\" seems to be the head of a table of tasks, of which none was read; compare with the document",
                shown);
    }
}
