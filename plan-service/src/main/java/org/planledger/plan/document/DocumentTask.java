package org.planledger.plan.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A task that was read out of a document, with the goals that it names.
///
/// @param number its number; `P2` for what part 二 says before its first task
/// @param title its short heading; null when the text has none
/// @param part the heading line of its part; null when it stands in none
/// @param section the heading line of its section; null when it stands in none
/// @param text what it says, heading and units left out
/// @param from where it begins in the text, in UTF-16 code units from 0; null for what a person has added
/// @param to where it ends, not included; null for what a person has added
/// @param lead who leads it (牵头单位)
/// @param cooperating who cooperates (配合单位)
/// @param participating who takes part (参与单位)
/// @param targets the candidate targets, in the order of the text
@Schema(description = "A task that was read out of a document.")
public record DocumentTask(
        @NotBlank @Size(max = 40) String number,
        String title,
        String part,
        String section,
        String text,
        Integer from,
        Integer to,
        @Size(max = DocumentTask.MOST_UNITS) List<@NotNull String> lead,
        @Size(max = DocumentTask.MOST_UNITS) List<@NotNull String> cooperating,
        @Size(max = DocumentTask.MOST_UNITS) List<@NotNull String> participating,
        @NotNull @Size(max = DocumentTask.MOST_TARGETS) List<@NotNull @Valid DocumentTarget> targets) {
    /// How many goals a task has at the most.
    public static final int MOST_TARGETS = 1_000;

    /// How many units lead a task at the most, and as many each cooperate and take part: those that a plan takes.
    static final int MOST_UNITS = 200;
}
