package org.planledger.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The operations that the service under test answers, by its code: also those that its OpenAPI document
/// does not name.
final class DeclaredOperations {
    private DeclaredOperations() {}

    /// @param httpMethod in capital letters
    /// @param recordedAs the name in audit records: where the document tells of the address and the method, its
    /// operation, which the hidden one stands behind; or else the name of the method
    /// @param isOpen whether it is there for everybody
    record Declared(String httpMethod, String recordedAs, boolean isOpen) {}

    /// By the ids of the document. Those that it does not name are called by class and method, such as
    /// `ImportResource.importJson`.
    ///
    /// @param document where each operation that it names has to be one of them
    static SortedMap<String, Declared> of(java.nio.file.Path document) throws IOException {
        Map<String, String> documented = documented(document);
        SortedMap<String, Declared> all = new TreeMap<>();
        resources()
                .forEach(type -> Arrays.stream(type.getMethods())
                        .filter(method -> httpMethod(method) != null)
                        .forEach(method -> {
                            String id = documented.get(httpMethod(method) + " " + path(type, method));
                            boolean isHidden = id == null || !id.equals(operationId(method));
                            String name = isHidden ? type.getSimpleName() + "." + method.getName() : id;
                            Declared before = all.put(
                                    name,
                                    new Declared(
                                            httpMethod(method),
                                            id == null ? method.getName() : id,
                                            method.isAnnotationPresent(PermitAll.class)));
                            assertNull(before, () -> "two operations are called " + name);
                        }));
        Set<String> missing = new TreeSet<>(documented.values());
        missing.removeAll(all.keySet());
        assertEquals(Set.of(), missing, "each operation of the document is one of the code");
        return all;
    }

    private static Set<Class<?>> resources() {
        return CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> documented(java.nio.file.Path document) throws IOException {
        Map<String, String> ids = new TreeMap<>();
        JsonNode paths = new YAMLMapper().readTree(Files.readString(document)).get("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().has("operationId")) {
                        ids.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue().get("operationId").asText());
                    }
                }));
        return ids;
    }

    /// As the document writes it: without what a parameter has to look like.
    private static String path(Class<?> type, Method method) {
        return Stream.of(type.getAnnotation(Path.class), method.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .flatMap(path -> Arrays.stream(path.value().split("/", -1)))
                .filter(part -> !part.isEmpty())
                .map(part -> part.replaceAll("\\{\\s*([^}:\\s]+).*", "{$1}"))
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String operationId(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        return operation == null || operation.hidden() ? null : operation.operationId();
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
