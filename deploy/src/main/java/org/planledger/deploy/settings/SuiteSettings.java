package org.planledger.deploy.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// What the environment says about this suite.
///
/// @param project the project's folder
/// @param state the folder that holds everything the suite writes: data, logs, what is running
/// @param ports the port of each service
/// @param postgresPort the port of the embedded PostgreSQL
/// @param external the configured databases, empty when the embedded PostgreSQL is used
/// @param outsideIssuer the configured issuer of tokens, empty when the local one is used
/// @param serviceOptions the Java options of the services
/// @param language the language of the terminal
public record SuiteSettings(
        Path project,
        Path state,
        Map<ServiceName, Integer> ports,
        int postgresPort,
        Map<ServiceName, DatabaseAccess> external,
        Optional<OutsideIssuer> outsideIssuer,
        List<String> serviceOptions,
        Language language) {
    private static final int USUAL_POSTGRES_PORT = 54320;
    private static final String USUAL_SERVICE_OPTIONS = "-Xms32m -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError";

    /// Reads the settings.
    ///
    /// @throws Trouble when a port is no port or taken twice, or when only some of the databases or
    /// only a part of the issuer are configured
    public static SuiteSettings read(Path project, Path state, Map<String, String> environment) {
        Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            ports.put(service, port(environment, service.portVariable(), service.usualPort()));
        }
        int postgresPort = port(environment, "POSTGRES_PORT", USUAL_POSTGRES_PORT);
        requireDifferent(ports, postgresPort);
        return new SuiteSettings(
                project,
                state,
                ports,
                postgresPort,
                externalDatabases(environment),
                OutsideIssuer.read(environment),
                List.of(environment
                        .getOrDefault("SERVICE_JAVA_OPTIONS", USUAL_SERVICE_OPTIONS)
                        .trim()
                        .split("\\s+")),
                languageOf(environment));
    }

    /// Chinese, unless the locale of the terminal is an English one; `SUITE_LANGUAGE` says it where the script has to
    /// set another locale.
    public static Language languageOf(Map<String, String> environment) {
        return Stream.of("SUITE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
                        .map(variable -> environment.getOrDefault(variable, ""))
                        .filter(locale -> !locale.isEmpty())
                        .findFirst()
                        .orElse("")
                        .startsWith("en")
                ? Language.ENGLISH
                : Language.CHINESE;
    }

    /// Where the service is to listen.
    public URI url(ServiceName service) {
        return url(ports.get(service));
    }

    /// Where a service listens.
    public static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path log(String process) {
        return state.resolve("logs").resolve(process + ".log");
    }

    /// The jar to start: a copy of what was built, so that a build never takes it from under the running service.
    public Path jar(ServiceName service) {
        return state.resolve("apps").resolve(service.folder()).resolve("quarkus-run.jar");
    }

    public boolean usesEmbeddedPostgres() {
        return external.isEmpty();
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String text = environment.getOrDefault(variable, "");
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new Trouble(Text.of(
                    "%s 应为 1 到 65535 之间的端口号，而不是“%s”。",
                    "%s must be a port number from 1 to 65535, not \"%s\".", variable, text));
        }
        return Integer.parseInt(text);
    }

    private static void requireDifferent(Map<ServiceName, Integer> ports, int postgresPort) {
        Map<Integer, String> takenBy = new HashMap<>(Map.of(postgresPort, "POSTGRES_PORT"));
        ports.forEach((service, port) -> {
            String other = takenBy.put(port, service.portVariable());
            if (other != null) {
                throw new Trouble(Text.of(
                        "%2$s 与 %3$s 都是端口 %1$d：请给它们不同的端口。",
                        "%2$s and %3$s are both port %1$d: give them different ports.",
                        port,
                        other,
                        service.portVariable()));
            }
        });
    }

    private static Map<ServiceName, DatabaseAccess> externalDatabases(Map<String, String> environment) {
        Map<ServiceName, DatabaseAccess> databases = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            String url = environment.getOrDefault(service.databaseVariable(), "");
            if (!url.isEmpty()) {
                databases.put(
                        service,
                        new DatabaseAccess(
                                url,
                                environment.getOrDefault(service + "_DATABASE_USER", ""),
                                environment.getOrDefault(service + "_DATABASE_PASSWORD", "")));
            }
        }
        List<String> missing = Stream.of(ServiceName.values())
                .filter(service -> !databases.containsKey(service))
                .map(ServiceName::databaseVariable)
                .toList();
        if (!databases.isEmpty() && !missing.isEmpty()) {
            throw new Trouble(Text.of(
                    "外部 PostgreSQL 只配置了一部分：请同时设置 %s，或全部不设以使用内嵌 PostgreSQL。",
                    "The external PostgreSQL is configured in part only: set %s too, or none of them to use the embedded"
                            + " one.",
                    String.join(", ", missing)));
        }
        return databases;
    }
}
