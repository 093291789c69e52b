package org.planledger.kernel.audit;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.request.StoresNothing;

/// An operation as audit records see it.
///
/// @param id as the OpenAPI document names it; of a hidden one, that of the operation at the same address
/// which stands for it there
/// @param writes whether it writes: its method is not safe, it needs more than to read, and it is not marked as
/// [StoresNothing]. A trial calculation is sent by POST because it is long, and changes nothing
/// @param parameters the parameters of its path, in the order of the path
record AuditedOperation(String id, boolean writes, List<String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*([^}:\\s]+)");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    static AuditedOperation of(Method method) {
        boolean needsMore = Arrays.stream(method.getAnnotationsByType(PermissionsAllowed.class))
                .flatMap(allowed -> Arrays.stream(allowed.value()))
                .anyMatch(permission -> !permission.equals(Permission.READ));
        boolean stores = !SAFE.contains(httpMethod(method)) && !method.isAnnotationPresent(StoresNothing.class);
        return new AuditedOperation(idOf(method), needsMore && stores, parametersOf(method));
    }

    private static List<String> parametersOf(Method method) {
        return Stream.of(method.getDeclaringClass(), method)
                .map(element -> element.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .flatMap(path -> PARAMETER.matcher(path.value()).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static String idOf(Method method) {
        return Stream.concat(
                        Stream.of(method),
                        Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                                .filter(other -> isAtSameAddress(method, other)))
                .map(each -> each.getAnnotation(Operation.class))
                .filter(operation ->
                        operation != null && !operation.operationId().isEmpty())
                .map(Operation::operationId)
                .findFirst()
                .orElse(method.getName());
    }

    private static boolean isAtSameAddress(Method method, Method other) {
        return Objects.equals(httpMethod(method), httpMethod(other))
                && Objects.equals(method.getAnnotation(Path.class), other.getAnnotation(Path.class));
    }

    private static String httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }
}
