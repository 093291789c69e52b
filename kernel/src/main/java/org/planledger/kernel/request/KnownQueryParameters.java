package org.planledger.kernel.request;

import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Refuses query parameters that the operation does not have, for a misspelt filter must not answer with
/// everything, those that it cannot read or take, and the lack of those that it needs: all at once, where the
/// framework would tell only of the first. Also refuses control characters in the path, which no key contains.
@Provider
public class KnownQueryParameters implements ContainerRequestFilter {
    private final Map<Method, Map<String, QueryParameter>> byName = new ConcurrentHashMap<>();

    @Inject
    Validator validator;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().chars().anyMatch(Character::isISOControl)) {
            throw new Failure(ProblemType.MALFORMED_REQUEST, Text.of("地址中有控制字符", "the address has control characters"));
        }
        Map<String, QueryParameter> known = byName.computeIfAbsent(resource.getResourceMethod(), this::parameters);
        Faults faults = new Faults();
        Map<String, List<String>> given = new TreeMap<>(request.getUriInfo().getQueryParameters());
        given.forEach((name, values) -> {
            if (known.containsKey(name)) {
                known.get(name).check(values, validator, faults);
            } else {
                faults.add(
                        name,
                        "unknown-parameter",
                        Text.of("没有参数“%s”", "there is no parameter \"%s\"", name),
                        known.isEmpty()
                                ? Text.of("此地址不带参数", "the address takes no parameters")
                                : Text.of("可用参数：%s", "one of: %s", String.join(", ", known.keySet())));
            }
        });
        known.forEach((name, parameter) -> {
            if (!given.containsKey(name)) {
                parameter.checkAbsence(faults);
            }
        });
        faults.throwIfAny();
    }

    private Map<String, QueryParameter> parameters(Method method) {
        Map<String, QueryParameter> known = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            add(known, QueryParameter.of(parameter));
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> bean = parameter.getType(); bean != Object.class; bean = bean.getSuperclass()) {
                    for (Field field : bean.getDeclaredFields()) {
                        add(known, QueryParameter.of(field));
                    }
                    if (bean.isRecord()) {
                        break;
                    }
                }
            }
        }
        return known;
    }

    private static void add(Map<String, QueryParameter> known, QueryParameter parameter) {
        if (parameter != null) {
            known.put(parameter.name(), parameter);
        }
    }
}
