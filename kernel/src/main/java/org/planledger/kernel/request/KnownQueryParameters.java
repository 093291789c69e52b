package org.planledger.kernel.request;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Refuses query parameters that the operation does not have, and repeated ones that it takes once: a misspelt filter
/// must not answer with everything. Also refuses control characters in the path, which no key contains.
@Provider
public class KnownQueryParameters implements ContainerRequestFilter {
    /// What the server puts in place of bytes that are not UTF-8.
    private static final char UNDECODABLE = '\uFFFD';

    private final Map<Method, Map<String, Boolean>> repeatableByName = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().chars().anyMatch(Character::isISOControl)) {
            throw new Failure(ProblemType.MALFORMED_REQUEST, Text.of("地址中有控制字符", "the address has control characters"));
        }
        Map<String, Boolean> known = repeatableByName.computeIfAbsent(resource.getResourceMethod(), this::parameters);
        List<Violation> faults = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!known.containsKey(name)) {
                faults.add(Violation.of(
                        name,
                        "unknown-parameter",
                        Text.of("没有参数“%s”", "there is no parameter \"%s\"", name),
                        known.isEmpty()
                                ? Text.of("此地址不带参数", "the address takes no parameters")
                                : Text.of("可用参数：%s", "one of: %s", String.join(", ", known.keySet()))));
            } else if (values.size() > 1 && !known.get(name)) {
                faults.add(Violation.of(
                        name,
                        "repeated-parameter",
                        Text.of("参数“%s”只能出现一次", "the parameter \"%s\" may be given once", name),
                        null));
            } else if (values.stream().anyMatch(String::isEmpty)) {
                faults.add(Violation.of(
                        name,
                        "empty-parameter",
                        Text.of("参数“%s”没有值", "the parameter \"%s\" has no value", name),
                        Text.of("给出值，或去掉此参数", "a value, or no such parameter")));
            } else if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                faults.add(Violation.of(name, "control-character", Text.of("含有控制字符", "has control characters"), null));
            } else if (values.stream().anyMatch(value -> value.indexOf(UNDECODABLE) >= 0)) {
                faults.add(Violation.of(
                        name,
                        "encoding",
                        Text.of("不是有效的 UTF-8 编码", "it is not valid UTF-8"),
                        Text.of("按 UTF-8 编码的百分号形式", "UTF-8 in percent encoding")));
            }
        });
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
    }

    private Map<String, Boolean> parameters(Method method) {
        Map<String, Boolean> known = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            add(known, parameter, parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> bean = parameter.getType(); bean != Object.class; bean = bean.getSuperclass()) {
                    for (Field field : bean.getDeclaredFields()) {
                        add(known, field, field.getType());
                    }
                    if (bean.isRecord()) {
                        break;
                    }
                }
            }
        }
        return known;
    }

    private static void add(Map<String, Boolean> known, AnnotatedElement element, Class<?> type) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) {
            known.put(query.value(), Collection.class.isAssignableFrom(type));
        }
    }
}
