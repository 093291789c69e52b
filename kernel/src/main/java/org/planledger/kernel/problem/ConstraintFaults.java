package org.planledger.kernel.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Turns broken Bean Validation constraints into violations. Each says what would be right; a constraint whose message
/// is written by hand says it there, in Chinese and English: `"月份 | a month"`.
final class ConstraintFaults {
    private ConstraintFaults() {}

    static Failure failureOf(ConstraintViolationException violated) {
        return Failure.invalid(violations(violated.getConstraintViolations()));
    }

    static List<Violation> violations(Set<? extends ConstraintViolation<?>> broken) {
        return broken.stream()
                .map(ConstraintFaults::violation)
                .sorted(Comparator.comparing((Violation violation) -> String.valueOf(violation.field()))
                        .thenComparing(Violation::code))
                .toList();
    }

    private static Violation violation(ConstraintViolation<?> broken) {
        if (isMissingBody(broken)) {
            return Failure.MISSING_BODY;
        }
        String annotation = broken.getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String code = annotation.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return Violation.of(
                field(broken.getPropertyPath()), code, ConstraintText.of(broken), ConstraintText.expected(broken));
    }

    /// An empty body reaches the operation as a parameter that is null; parameters of the address are never `NotNull`.
    private static boolean isMissingBody(ConstraintViolation<?> broken) {
        Path.Node last = null;
        for (Path.Node node : broken.getPropertyPath()) {
            last = node;
        }
        return last != null && last.getKind() == ElementKind.PARAMETER && broken.getInvalidValue() == null;
    }

    /// The path without the method and the parameter that received the body.
    private static String field(Path path) {
        List<Path.Node> nodes = new ArrayList<>();
        path.forEach(nodes::add);
        StringBuilder text = new StringBuilder();
        String parameter = null;
        for (Path.Node node : nodes) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, RETURN_VALUE, CROSS_PARAMETER -> {}
                case PARAMETER -> parameter = node.getName();
                default -> {
                    if (node.isInIterable() && node.getIndex() != null) {
                        text.append('[').append(node.getIndex()).append(']');
                    }
                    if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                        text.append(text.isEmpty() ? "" : ".").append(node.getName());
                    }
                }
            }
        }
        return text.isEmpty() ? parameter : text.toString();
    }
}
