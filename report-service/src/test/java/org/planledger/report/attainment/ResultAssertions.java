package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Decimals are compared by value: 1210 and 1210.000000 are the same figure.
final class ResultAssertions {
    private ResultAssertions() {}

    /// @param expected null, or empty, where no figure is expected
    static void assertNumber(String expected, BigDecimal actual) {
        if (expected == null || expected.isEmpty()) {
            assertEquals(null, actual);
        } else if (actual == null || new BigDecimal(expected).compareTo(actual) != 0) {
            assertEquals(expected, actual == null ? null : actual.toPlainString());
        }
    }

    /// The fields that differ, each with both values; empty when the results agree.
    static List<String> differences(Result expected, Result actual) {
        List<String> differences = new ArrayList<>();
        for (RecordComponent field : Result.class.getRecordComponents()) {
            Object wanted = read(field, expected);
            Object found = read(field, actual);
            if (!same(wanted, found)) {
                differences.add(field.getName() + ": oracle " + wanted + ", engine " + found);
            }
        }
        return differences;
    }

    static Object read(RecordComponent field, Result result) {
        try {
            return field.getAccessor().invoke(result);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.equals(one, other);
    }
}
