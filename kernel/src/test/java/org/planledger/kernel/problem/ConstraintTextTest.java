package org.planledger.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ConstraintTextTest {
    private static final ValidatorFactory FACTORY = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    private enum State {
        CLOSED,
        OPEN
    }

    private record LeftOut(
            @NotNull State state,
            @NotNull BigDecimal value,
            @NotNull List<String> list) {}

    private record Wrong(
            @NotBlank String blank,
            @NotEmpty List<String> empty,
            @Size(max = 3) String longText,
            @Size(min = 1, max = 2) List<String> longList,
            @Size(min = 2) String shortText,
            @Min(1) int small,
            @Max(28) int large,
            @DecimalMax("1.5") BigDecimal much,
            @Positive BigDecimal zero,
            @PositiveOrZero BigDecimal negative,
            @Digits(integer = 3, fraction = 2) BigDecimal exact,
            @Pattern(regexp = "[a-z]+") String code,

            @Pattern(regexp = "[a-z]+", message = "小写字母 | small letters")
            String ownWords) {}

    private static class Parameters {
        @NotNull
        String name;
    }

    private static String expected(Object sent, Language language) {
        Faults faults = new Faults();
        faults.addBroken(VALIDATOR.validate(sent));
        return faults.found().stream()
                .map(fault -> fault.field() + ": " + fault.expected().in(language))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aFieldThatIsLeftOutIsToldWhatItTakes() {
        LeftOut sent = new LeftOut(null, null, null);
        assertEquals("""
                list: a list […]
                state: one of: CLOSED, OPEN
                value: a number without quotes of at most 40 digits, such as 12.5""", expected(sent, Language.ENGLISH));
        assertEquals("""
                list: 列表 […]
                state: 以下之一：CLOSED, OPEN
                value: 不带引号的数，最多 40 位，如 12.5""", expected(sent, Language.CHINESE));
        assertEquals("name: a value", expected(new Parameters(), Language.ENGLISH));
    }

    @Test
    void everyBrokenRuleSaysWhatWouldBeRight() {
        Wrong sent = new Wrong(
                " ",
                List.of(),
                "four",
                List.of("a", "b", "c"),
                "a",
                0,
                29,
                new BigDecimal("1.6"),
                BigDecimal.ZERO,
                new BigDecimal("-1"),
                new BigDecimal("1.234"),
                "A",
                "A");
        assertEquals("""
                blank: text in quotes that is not blank
                code: text that matches [a-z]+
                empty: at least one
                exact: a number of at most 3 digits before and 2 after the decimal point
                large: a number of at most 28
                longList: 1 to 2 items
                longText: 0 to 3 characters
                much: a number of at most 1.5
                negative: 0 or a number greater than 0
                ownWords: small letters
                shortText: at least 2 characters
                small: a number of at least 1
                zero: a number greater than 0""", expected(sent, Language.ENGLISH));
        assertEquals("""
                blank: 带引号、不为空白的文字
                code: 符合 [a-z]+ 的文字
                empty: 至少一项
                exact: 整数部分最多 3 位、小数最多 2 位的数
                large: 不大于 28 的数
                longList: 1 至 2 项
                longText: 0 至 3 个字符
                much: 不大于 1.5 的数
                negative: 0 或大于 0 的数
                ownWords: 小写字母
                shortText: 至少 2 个字符
                small: 不小于 1 的数
                zero: 大于 0 的数""", expected(sent, Language.CHINESE));
    }
}
