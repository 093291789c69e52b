package org.planledger.deploy.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.access.OwnToken;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Text;

/// Has a running plan-service read a document and prints what it reads, or how well it reads the annotated
/// plans.
public final class ReadCommand {
    private static final String SCORE = "--score";
    private static final String GOLD = ".gold.json";

    private final SuiteSettings settings;
    private final PrintStream out;

    public ReadCommand(SuiteSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// @param words the file to be read, or `--score`
    /// @throws Trouble when there is no such file, or the service refuses it
    public void run(List<String> words) throws IOException, InterruptedException {
        if (words.size() != 1) {
            throw new Trouble(Text.of(
                    "用法：./suite read 文件，或 ./suite read --score。",
                    "Usage: ./suite read FILE, or ./suite read --score."));
        }
        Supplier<String> token = OwnToken.of(settings)
                .orElseThrow(() -> new Trouble(Text.of(
                        "没有令牌：请让 SUITE_TOKEN_FILE 指向令牌文件。",
                        "There is no token: let SUITE_TOKEN_FILE name a file with one.")));
        try (ServiceClient service = new ServiceClient(settings.url(ServiceName.PLAN), settings.language(), token)) {
            if (words.getFirst().equals(SCORE)) {
                score(service);
            } else {
                print(service, Path.of(words.getFirst()));
            }
        }
    }

    private void print(ServiceClient service, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Trouble(Text.of("无法读取文件 %s。", "The file %s cannot be read.", file));
        }
        new ReadingTable(read(service, file), settings.language()).lines().forEach(out::println);
    }

    private static JsonNode read(ServiceClient service, Path file) {
        return service.postDocument("/v1/documents", mediaType(file), file);
    }

    private static String mediaType(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".txt")) {
            return "text/plain";
        }
        return name.endsWith(".html") || name.endsWith(".htm") ? "text/html" : "application/octet-stream";
    }

    /// Scores the reading of each plan that has an annotation.
    private void score(ServiceClient service) throws IOException, InterruptedException {
        Path samples = settings.project().resolve("deploy/sample-data/source");
        List<Path> annotations;
        try (Stream<Path> files = Files.list(samples)) {
            annotations = files.filter(file -> file.toString().endsWith(GOLD))
                    .sorted()
                    .toList();
        }
        Path answers = Files.createTempDirectory(settings.state(), "readings-");
        try {
            for (Path annotation : annotations) {
                String name = annotation.getFileName().toString().replace(GOLD, "");
                out.println(name);
                Path answer = answers.resolve(name + ".json");
                Files.writeString(
                        answer, ServiceClient.JSON.writeValueAsString(read(service, samples.resolve(name + ".txt"))));
                out.flush();
                runScore(annotation, answer);
            }
        } finally {
            delete(answers);
        }
    }

    private void runScore(Path annotation, Path answer) throws IOException, InterruptedException {
        Path program = settings.project().resolve("deploy/sample-data/score.py");
        int code = new ProcessBuilder("python3", program.toString(), annotation.toString(), answer.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new Trouble(Text.of("score.py 以 %d 结束。", "score.py has ended with %d.", code));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
