package org.planledger.kernel.problem;

import jakarta.validation.ConstraintViolation;
import java.util.Map;

/// What the Bean Validation constraints in use say, in both languages.
final class ConstraintText {
    private ConstraintText() {}

    static Text of(ConstraintViolation<?> broken) {
        Map<String, Object> rule = broken.getConstraintDescriptor().getAttributes();
        String name = broken.getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return switch (name) {
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
                expected(broken) == null
                        ? Text.of("应符合 %s", "must match %s", rule.get("regexp"))
                        : Text.of("写法不对", "it is not written as it should be");
            default ->
                expected(broken) == null
                        ? new Text(broken.getMessage(), broken.getMessage())
                        : Text.of("不能用在这里", "it does not fit here");
        };
    }

    /// What would be right, where the constraint's own message says so; null where it has none of its own.
    static Text expected(ConstraintViolation<?> broken) {
        String[] sentences = broken.getMessageTemplate().split(" \\| ", 2);
        return sentences.length == 2 ? new Text(sentences[0], sentences[1]) : null;
    }
}
