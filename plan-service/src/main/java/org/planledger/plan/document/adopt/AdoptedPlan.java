package org.planledger.plan.document.adopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern OF_UNIT =
            Pattern.compile("(tasks\\[(\\d{1,6})]\\.(lead|cooperating|participating))\\[(\\d{1,6})].*");
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
    List<Violation> placed(List<Violation> faults) {
        return faults.stream().map(this::placed).toList();
    }

    private Violation placed(Violation fault) {
        String field = placeOfUnit(fault.field());
        String placed = field.startsWith("tasks[") || field.startsWith("parts[")
                ? "reading." + field
                : OF_HEAD.contains(field) ? "reading.plan." + field : field;
        return Violation.of(placed, fault.code(), fault.message(), fault.expected());
    }

    /// Of a list of names the plan has fewer codes: each once, and those alone that are known.
    private String placeOfUnit(String field) {
        Matcher unit = OF_UNIT.matcher(field);
        if (!unit.matches()) {
            return field;
        }
        DocumentTask task = confirmed.reading().tasks().get(Integer.parseInt(unit.group(2)));
        List<String> names = switch (unit.group(3)) {
            case "lead" -> task.lead();
            case "cooperating" -> task.cooperating();
            default -> task.participating();
        };
        String code = codes(names).get(Integer.parseInt(unit.group(4)));
        int place = names.stream()
                .map(name -> units.get(UnitNames.normal(name)))
                .toList()
                .indexOf(code);
        return unit.group(1) + "[" + place + "]";
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
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }
}
