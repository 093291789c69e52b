package org.planledger.kernel.request;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The operations of the service, as their resources declare them. The framework tells a filter which
/// operation a request is for only after it has compared the content types itself, and never where there is
/// none for the method.
@Singleton
@Unremovable
class Operations {
    private final List<Operation> operations;

    Operations(BeanManager beans) {
        this.operations = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(Operation::of)
                .filter(Objects::nonNull)
                .toList();
    }

    /// The content types that are taken at an address.
    ///
    /// @param path without the query
    /// @return none when nothing there takes content by this method
    Set<MediaType> contentTypes(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.httpMethod.equals(method)
                        && operation.path.matcher(path).matches())
                .flatMap(operation -> operation.types.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The methods that an address takes, as the header Allow names them.
    ///
    /// @param path without the query
    /// @return none when there is nothing at that address
    Set<String> methods(String path) {
        Set<String> methods = operations.stream()
                .filter(operation -> operation.path.matcher(path).matches())
                .map(Operation::httpMethod)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    /// @param types of the content: JSON where the resource does not say, none when the operation takes no content
    private record Operation(String httpMethod, Pattern path, List<MediaType> types) {

        /// @return null when the method is no operation
        static Operation of(Method method) {
            List<String> httpMethods = Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(Objects::nonNull)
                    .map(HttpMethod::value)
                    .toList();
            if (httpMethods.isEmpty()) {
                return null;
            }
            boolean takesContent = Arrays.stream(method.getParameters()).anyMatch(Operation::isContent);
            return new Operation(httpMethods.getFirst(), path(method), takesContent ? types(method) : List.of());
        }

        /// What carries no annotation of JAX-RS is the content.
        private static boolean isContent(Parameter parameter) {
            return Arrays.stream(parameter.getAnnotations())
                    .map(Annotation::annotationType)
                    .noneMatch(type -> type.getPackageName().startsWith("jakarta.ws.rs"));
        }

        private static Pattern path(Method method) {
            List<String> parts = new ArrayList<>();
            Stream.of(method.getDeclaringClass(), method)
                    .map(element -> element.getAnnotation(Path.class))
                    .filter(Objects::nonNull)
                    .flatMap(path -> Arrays.stream(path.value().split("/", -1)))
                    .filter(part -> !part.isEmpty())
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .forEach(parts::add);
            return Pattern.compile("/" + String.join("/", parts) + "/?");
        }

        private static List<MediaType> types(Method method) {
            Consumes consumes = method.isAnnotationPresent(Consumes.class)
                    ? method.getAnnotation(Consumes.class)
                    : method.getDeclaringClass().getAnnotation(Consumes.class);
            return consumes == null
                    ? List.of(MediaType.APPLICATION_JSON_TYPE)
                    : Arrays.stream(consumes.value()).map(MediaType::valueOf).toList();
        }
    }
}
