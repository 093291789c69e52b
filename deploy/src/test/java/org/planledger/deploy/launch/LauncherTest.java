package org.planledger.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.process.Running;
import org.planledger.deploy.settings.DatabaseAccess;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Language;

@Timeout(120)
class LauncherTest {
    @TempDir
    Path state;

    /// A service that ends as soon as it has said that it ran, and what it was told of the issuer.
    static final class Brief {
        public static void main(String... arguments) {
            System.out.println(String.join(
                    " ",
                    "ran",
                    System.getenv("TOKEN_ISSUER"),
                    System.getenv("LOCAL_ISSUER"),
                    System.getenv("TOKEN_KEYS"),
                    System.getenv("SERVICE_TOKEN_FILE")));
        }
    }

    @Test
    void servicesAreStartedAgainThoughTheDiskTakesNothing() throws Exception {
        SuiteSettings settings = settings();
        Launcher launcher = new Launcher(settings);
        CompletableFuture<Void> launched = CompletableFuture.runAsync(() -> {
            try {
                launcher.run();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
        while (restarts() < 3) {
            TimeUnit.MILLISECONDS.sleep(20);
        }

        Path draft = state.resolve("running.json.new");
        occupy(draft);
        int known = restarts();
        long runs = runs(settings);
        while (runs(settings) < runs + 3 && !launched.isDone()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertFalse(launched.isDone(), "the launcher goes on");
        assertEquals(known, restarts());

        Files.delete(draft);
        while (restarts() < known + 3 && !launched.isDone()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        launcher.askToStop();
        launched.join();
        assertEquals(told("null"), said(settings, ServiceName.PLAN));
        assertEquals(told(state.resolve("access/indicator-service.token")), said(settings, ServiceName.INDICATOR));
        assertEquals(told(state.resolve("access/report-service.token")), said(settings, ServiceName.REPORT));
    }

    private String told(Object tokenFile) {
        return "ran urn:plan-ledger:local true file:" + state.resolve("access/keys.json") + " " + tokenFile;
    }

    private static String said(SuiteSettings settings, ServiceName service) throws IOException {
        return Files.readAllLines(settings.log(service.folder())).getFirst();
    }

    /// Has every attempt to write what runs fail, as on a full disk.
    private static void occupy(Path draft) throws IOException {
        for (boolean occupied = false; !occupied; ) {
            try {
                Files.createDirectory(draft);
                occupied = true;
            } catch (FileAlreadyExistsException justBeingWritten) {
                Thread.onSpinWait();
            }
        }
    }

    private int restarts() {
        Optional<Running> running = Running.read(state);
        return running.map(known -> known.services().values().stream()
                        .mapToInt(Running.Service::restarts)
                        .sum())
                .orElse(0);
    }

    private static long runs(SuiteSettings settings) throws IOException {
        long runs = 0;
        for (ServiceName service : ServiceName.values()) {
            runs += Files.readAllLines(settings.log(service.folder())).size();
        }
        return runs;
    }

    private SuiteSettings settings() throws IOException {
        Map<ServiceName, Integer> ports = new EnumMap<>(ServiceName.class);
        Map<ServiceName, DatabaseAccess> databases = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            try (ServerSocket socket = new ServerSocket(0)) {
                ports.put(service, socket.getLocalPort());
            }
            databases.put(service, new DatabaseAccess("jdbc:postgresql://127.0.0.1:9/none", "nobody", ""));
        }
        SuiteSettings settings = new SuiteSettings(
                state, state, ports, 9, databases, Optional.empty(), List.of("-Xmx16m"), Language.ENGLISH);
        for (ServiceName service : ServiceName.values()) {
            writeJar(settings.jar(service));
        }
        return settings;
    }

    private static void writeJar(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Brief.class.getName());
        String entry = Brief.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = LauncherTest.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
    }
}
