package org.planledger.kernel.request;

import jakarta.validation.Constraint;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;

/// A query parameter as an operation declares it.
///
/// @param repeatable whether it may be given several times
/// @param required whether it must be given
/// @param reader what reads its values; null for text
/// @param constrained the field with the constraints that its value must keep; null when there are none, or when the
/// framework checks them because the parameter is one of the method itself
record QueryParameter(
        String name, boolean repeatable, boolean required, StrictParameters.Reader<?> reader, Field constrained) {
    /// What the server puts in place of bytes that are not UTF-8.
    private static final char UNDECODABLE = '\uFFFD';

    static QueryParameter of(Parameter parameter) {
        return of(parameter, parameter.getType(), parameter.getParameterizedType(), null);
    }

    static QueryParameter of(Field field) {
        boolean constrained = Arrays.stream(field.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.isAnnotationPresent(Constraint.class));
        return of(field, field.getType(), field.getGenericType(), constrained ? field : null);
    }

    /// @return null when it is no query parameter
    private static QueryParameter of(AnnotatedElement element, Class<?> type, Type genericType, Field constrained) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query == null) {
            return null;
        }
        boolean repeatable = Collection.class.isAssignableFrom(type);
        Class<?> single = repeatable ? (Class<?>) ((ParameterizedType) genericType).getActualTypeArguments()[0] : type;
        return new QueryParameter(
                query.value(),
                repeatable,
                element.isAnnotationPresent(NotNull.class),
                StrictParameters.reader(query.value(), single),
                constrained);
    }

    /// Adds that it is missing when it must be given.
    void checkAbsence(Faults faults) {
        if (required) {
            faults.add(
                    name,
                    "missing-parameter",
                    Text.of("缺少参数“%s”", "the parameter \"%s\" is missing", name),
                    Text.of("%s=…", "%s=…", name));
        }
    }

    /// Adds what is wrong with the values that were given.
    void check(List<String> values, Validator validator, Faults faults) {
        if (values.size() > 1 && !repeatable) {
            faults.add(
                    name,
                    "repeated-parameter",
                    Text.of("参数“%s”只能出现一次", "the parameter \"%s\" may be given once", name),
                    Text.of("只给一个 %s", "one %s only", name));
        } else if (values.stream().anyMatch(String::isEmpty)) {
            faults.add(
                    name,
                    "empty-parameter",
                    Text.of("参数“%s”没有值", "the parameter \"%s\" has no value", name),
                    Text.of("给出值，或去掉此参数", "a value, or no such parameter"));
        } else if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            faults.add(
                    name,
                    "control-character",
                    Text.of("含有控制字符", "has control characters"),
                    Text.of("不含控制字符的文字", "text without control characters"));
        } else if (values.stream().anyMatch(value -> value.indexOf(UNDECODABLE) >= 0)) {
            faults.add(
                    name,
                    "encoding",
                    Text.of("不是有效的 UTF-8 编码", "it is not valid UTF-8"),
                    Text.of("按 UTF-8 编码的百分号形式", "UTF-8 in percent encoding"));
        } else {
            values.forEach(value -> check(value, validator, faults));
        }
    }

    private void check(String text, Validator validator, Faults faults) {
        try {
            Object value = reader == null ? text : reader.read(text);
            if (constrained != null) {
                faults.addBroken(
                        validator.validateValue(constrained.getDeclaringClass(), constrained.getName(), value));
            }
        } catch (Failure unreadable) {
            unreadable.violations().forEach(faults::add);
        }
    }
}
