package org.planledger.kernel.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Arrays;
import java.util.Map;

/// What the Bean Validation constraints in use say, in both languages.
final class ConstraintText {
    private static final Text A_VALUE = new Text("一个值", "a value");

    private ConstraintText() {}

    /// What is wrong.
    static Text of(ConstraintViolation<?> broken) {
        Map<String, Object> rule = broken.getConstraintDescriptor().getAttributes();
        return switch (name(broken)) {
            case "NotNull" -> Text.of("必须填写", "must be given");
            case "NotBlank" -> Text.of("必须填写，不能为空白", "must be given and not blank");
            case "NotEmpty" -> Text.of("不能为空", "must not be empty");
            case "Size" -> Text.of("长度应为 %1$s 至 %2$s", "must be %1$s to %2$s long", rule.get("min"), rule.get("max"));
            case "Min", "DecimalMin" -> Text.of("不能小于 %s", "must be at least %s", rule.get("value"));
            case "Max", "DecimalMax" -> Text.of("不能大于 %s", "must be at most %s", rule.get("value"));
            case "Positive" -> Text.of("必须大于 0", "must be greater than 0");
            case "PositiveOrZero" -> Text.of("不能为负数", "must not be negative");
            case "Digits" ->
                Text.of(
                        "整数部分最多 %1$s 位，小数最多 %2$s 位",
                        "takes at most %1$s digits before and %2$s after the decimal point",
                        rule.get("integer"),
                        rule.get("fraction"));
            case "Pattern" ->
                own(broken) == null
                        ? Text.of("应符合 %s", "must match %s", rule.get("regexp"))
                        : Text.of("写法不对", "it is not written as it should be");
            default ->
                own(broken) == null
                        ? new Text(broken.getMessage(), broken.getMessage())
                        : Text.of("不能用在这里", "it does not fit here");
        };
    }

    /// What would be right: what the constraint's own message says, or else what follows from the rule; null for a
    /// rule that is not known here and has no such message.
    static Text expected(ConstraintViolation<?> broken) {
        Text own = own(broken);
        if (own != null) {
            return own;
        }
        Map<String, Object> rule = broken.getConstraintDescriptor().getAttributes();
        return switch (name(broken)) {
            case "NotNull" -> ofType(broken);
            case "NotBlank" -> Text.of("带引号、不为空白的文字", "text in quotes that is not blank");
            case "NotEmpty" -> Text.of("至少一项", "at least one");
            case "Size" -> size(broken.getInvalidValue() instanceof CharSequence, rule);
            case "Min", "DecimalMin" -> Text.of("不小于 %s 的数", "a number of at least %s", rule.get("value"));
            case "Max", "DecimalMax" -> Text.of("不大于 %s 的数", "a number of at most %s", rule.get("value"));
            case "Positive" -> Text.of("大于 0 的数", "a number greater than 0");
            case "PositiveOrZero" -> Text.of("0 或大于 0 的数", "0 or a number greater than 0");
            case "Digits" ->
                Text.of(
                        "整数部分最多 %1$s 位、小数最多 %2$s 位的数",
                        "a number of at most %1$s digits before and %2$s after the decimal point",
                        rule.get("integer"),
                        rule.get("fraction"));
            case "Pattern" -> Text.of("符合 %s 的文字", "text that matches %s", rule.get("regexp"));
            default -> null;
        };
    }

    private static String name(ConstraintViolation<?> broken) {
        return broken.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    }

    /// What a message that is written by hand says; null for one that is not.
    private static Text own(ConstraintViolation<?> broken) {
        String[] sentences = broken.getMessageTemplate().split(" \\| ", 2);
        return sentences.length == 2 ? new Text(sentences[0], sentences[1]) : null;
    }

    private static Text size(boolean isText, Map<String, Object> rule) {
        Text unit = isText ? new Text("个字符", "characters") : new Text("项", "items");
        return rule.get("max").equals(Integer.MAX_VALUE)
                ? Text.of("至少 %1$s %2$s", "at least %1$s %3$s", rule.get("min"), unit.chinese(), unit.english())
                : Text.of(
                        "%1$s 至 %2$s %3$s",
                        "%1$s to %2$s %4$s", rule.get("min"), rule.get("max"), unit.chinese(), unit.english());
    }

    /// What a field that is left out takes; fields of bodies are components of records.
    private static Text ofType(ConstraintViolation<?> broken) {
        Object holder = broken.getLeafBean();
        String field = null;
        for (Path.Node node : broken.getPropertyPath()) {
            field = node.getName();
        }
        if (holder != null && holder.getClass().isRecord()) {
            String name = field;
            return Arrays.stream(holder.getClass().getRecordComponents())
                    .filter(component -> component.getName().equals(name))
                    .map(component -> JsonFaults.expected(component.getType()))
                    .findFirst()
                    .orElse(A_VALUE);
        }
        return A_VALUE;
    }
}
