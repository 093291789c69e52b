package org.planledger.plan.document.outline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is a task in a document.
enum Form {
    /// The tasks carry numbers of their own.
    NUMBERS,
    /// What is numbered (1) are the tasks.
    ITEMS,
    /// The sections are the tasks.
    SECTIONS,
    /// The parts are the tasks.
    PARTS;

    /// The form that fits what was read as if tasks carried numbers: the sections are the tasks where more of them
    /// than not are to be done by somebody and hold no numbered tasks; without numbered tasks the sections, or the
    /// parts when there are none.
    ///
    /// @param hasNumbers whether a task carries a number
    /// @param strayedSections how many sections stand in no part
    static Form of(List<PartDraft> parts, List<TaskDraft> tasks, boolean hasNumbers, int strayedSections) {
        Set<TaskDraft.Place> withTasks = new HashSet<>();
        Set<TaskDraft.Place> withUnits = new HashSet<>();
        Set<PartDraft> led = new HashSet<>();
        for (TaskDraft draft : tasks) {
            boolean isInSection = draft.place.section() != null;
            if (draft.isOpening && draft.hasLead()) {
                led.add(draft.place.part());
            }
            if (isInSection && !draft.isOpening) {
                withTasks.add(draft.place);
            } else if (isInSection && draft.hasLead()) {
                withUnits.add(draft.place);
            }
        }
        withUnits.removeAll(withTasks);
        if (withUnits.size() > withTasks.size() || !hasNumbers && strayedSections > 1) {
            return SECTIONS;
        }
        if (hasNumbers) {
            return NUMBERS;
        }
        boolean hasSections = parts.stream().anyMatch(draft -> !draft.sections.isEmpty());
        boolean areLed = led.size() > 1 && 2 * led.size() >= parts.size();
        return hasSections ? SECTIONS : areLed ? PARTS : NUMBERS;
    }
}
