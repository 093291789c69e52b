package org.planledger.plan.document;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A task that was read out of a document, with the goals that it names.
///
/// @param number its number; `P2` for what part 二 says before its first task
/// @param title its short heading; null when the text has none
/// @param part the heading line of its part; null when it stands in none
/// @param section the heading line of its section; null when it stands in none
/// @param text what it says, heading and units left out
/// @param from where it begins in the text, in UTF-16 code units from 0
/// @param to where it ends, not included
/// @param lead who leads it (牵头单位)
/// @param cooperating who cooperates (配合单位)
/// @param participating who takes part (参与单位)
/// @param targets the candidate targets, in the order of the text
@Schema(description = "A task that was read out of a document.")
public record DocumentTask(
        String number,
        String title,
        String part,
        String section,
        String text,
        int from,
        int to,
        List<String> lead,
        List<String> cooperating,
        List<String> participating,
        List<DocumentTarget> targets) {
    public DocumentTask {
        lead = List.copyOf(lead);
        cooperating = List.copyOf(cooperating);
        participating = List.copyOf(participating);
        targets = List.copyOf(targets);
    }
}
