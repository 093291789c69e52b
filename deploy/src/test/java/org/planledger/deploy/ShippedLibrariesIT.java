package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is shipped is what the bill of materials (CycloneDX, `target/bom.json`) says, byte for byte, and
/// each part of it may be passed on. A build with `-Dquick` writes no bill, and is checked against none.
class ShippedLibrariesIT {
    private static final String OURS = "org.planledger";
    /// Quarkus puts the group before the name, Maven does not.
    private static final Pattern OUR_JARS = Pattern.compile("(org\\.planledger\\.)?(kernel|client)-[0-9].*");

    /// Licences under which we may pass a library on; where it is under several, one of these has to be among them.
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "Mozilla Public License Version 2.0",
            "Public Domain",
            "Unicode-3.0");

    @ParameterizedTest
    @CsvSource({
        "plan-service, quarkus-app/lib",
        "indicator-service, quarkus-app/lib",
        "report-service, quarkus-app/lib",
        "deploy, lib"
    })
    void everyLibraryIsInTheBillOfMaterials(String module, String libraries) throws Exception {
        Set<String> known = components(module).stream()
                .flatMap(component -> elements(component.path("hashes")))
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .map(hash -> hash.path("content").asText())
                .collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(target(module).resolve(libraries))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file ->
                            !OUR_JARS.matcher(file.getFileName().toString()).matches())
                    .toList()) {
                if (!known.contains(sha256(jar))) {
                    unknown.add(jar.getFileName().toString());
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @ParameterizedTest
    @CsvSource({"plan-service", "indicator-service", "report-service", "deploy"})
    void everyLibraryMayBePassedOn(String module) throws IOException {
        Map<String, List<String>> refused = components(module).stream()
                .filter(component -> licences(component).stream().noneMatch(ALLOWED::contains))
                .collect(Collectors.toMap(component -> component.path("purl").asText(), ShippedLibrariesIT::licences));
        assertEquals(Map.of(), refused);
    }

    private static List<JsonNode> components(String module) throws IOException {
        Path bill = target(module).resolve("bom.json");
        assumeTrue(Files.exists(bill), "a build with -Dquick writes no bill of materials");
        List<JsonNode> components = elements(
                        new ObjectMapper().readTree(bill.toFile()).path("components"))
                .filter(component -> !component.path("group").asText().equals(OURS))
                .toList();
        assertFalse(components.isEmpty());
        return components;
    }

    private static List<String> licences(JsonNode component) {
        return elements(component.path("licenses"))
                .map(licence -> licence.path("license"))
                .map(licence -> licence.path("id").asText(licence.path("name").asText()))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Path target(String module) {
        return Path.of("..", module, "target");
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
