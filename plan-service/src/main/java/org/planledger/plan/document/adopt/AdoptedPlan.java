package org.planledger.plan.document.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.kernel.problem.Violation;
import org.planledger.plan.document.DocumentTask;
import org.planledger.plan.document.head.PlanHead;
import org.planledger.plan.document.outline.OutlinePart;
import org.planledger.plan.plan.Part;
import org.planledger.plan.plan.Plan;
import org.planledger.plan.plan.Task;

/// The plan that a reading makes. What a document does not say stays as it is stored: the documents that the plan is
/// based on, its superior plan, thresholds and status.
final class AdoptedPlan {
    private static final Set<String> OF_HEAD = Set.of("title", "documentNumber", "issuer", "issuedOn", "from", "to");

    private final ConfirmedReading confirmed;
    private final Map<String, String> units;
    private final Map<String, Set<String>> sectionsByPart = new LinkedHashMap<>();

    /// @param units the code of each printed name
    AdoptedPlan(ConfirmedReading confirmed, Map<String, String> units) {
        this.confirmed = confirmed;
        this.units = units;
        if (confirmed.reading().parts() != null) {
            for (OutlinePart part : confirmed.reading().parts()) {
                sectionsByPart
                        .computeIfAbsent(part.title(), absent -> new LinkedHashSet<>())
                        .addAll(part.sections());
            }
        }
        for (DocumentTask task : confirmed.reading().tasks()) {
            Set<String> sections = sectionsByPart.computeIfAbsent(partOf(task), absent -> new LinkedHashSet<>());
            if (task.section() != null) {
                sections.add(task.section());
            }
        }
    }

    /// @param present the plan that is stored; null when there is none
    Plan of(String code, Plan present) {
        PlanHead head = confirmed.reading().plan();
        return new Plan(
                code,
                head.title(),
                head.documentNumber(),
                head.issuer(),
                head.issuedOn(),
                confirmed.region(),
                head.from(),
                head.to(),
                null,
                null,
                present == null ? null : present.thresholds(),
                present == null ? null : present.basis(),
                present == null ? null : present.superiorPlan(),
                parts(),
                confirmed.reading().tasks().stream().map(this::task).toList());
    }

    /// What is said of the plan, where the reading has it.
    static List<Violation> placed(List<Violation> faults) {
        return faults.stream().map(AdoptedPlan::placed).toList();
    }

    private static Violation placed(Violation fault) {
        String field = fault.field();
        String placed = field.startsWith("tasks[") || field.startsWith("parts[")
                ? "reading." + field
                : OF_HEAD.contains(field) ? "reading.plan." + field : field;
        return Violation.of(placed, fault.code(), fault.message(), fault.expected());
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        sectionsByPart.forEach((title, sections) -> parts.add(
                new Part(title, sections.stream().map(Part.Section::new).toList())));
        return parts;
    }

    /// A plan without parts is one part of its own name.
    private String partOf(DocumentTask task) {
        return task.part() == null ? confirmed.reading().plan().title() : task.part();
    }

    private Task task(DocumentTask task) {
        List<String> titles = List.copyOf(sectionsByPart.keySet());
        List<String> sections = List.copyOf(sectionsByPart.get(partOf(task)));
        boolean hasText = task.text() != null && !task.text().isBlank();
        return new Task(
                task.number(),
                task.title(),
                hasText ? task.text() : task.title(),
                titles.indexOf(partOf(task)) + 1,
                task.section() == null ? null : (Integer) (sections.indexOf(task.section()) + 1),
                codes(task.lead()),
                codes(task.cooperating()),
                codes(task.participating()));
    }

    private List<String> codes(List<String> names) {
        return names == null
                ? List.of()
                : names.stream()
                        .map(name -> units.get(UnitNames.normal(name)))
                        .distinct()
                        .toList();
    }
}
