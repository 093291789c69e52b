package org.planledger.deploy.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.deploy.launch.Launcher;
import org.planledger.deploy.launch.SuiteLock;
import org.planledger.deploy.overview.PlanOverview;
import org.planledger.deploy.process.Running;
import org.planledger.deploy.sample.Sample;
import org.planledger.deploy.sample.SampleLoader;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Text;

/// What `./suite up` does once the launcher runs: it waits until everything is ready, loads the samples the
/// first time, and shows the addresses and where the sample plans stand.
final class Welcome {
    private static final long LONGEST_START_SECONDS = 180;
    private static final long LONGEST_RECOGNITION_SECONDS = 5;
    private static final int TOO_MANY_RESTARTS = 3;

    private final SuiteSettings settings;
    private final OptionalLong launcher;
    private final PrintStream out;
    private final Progress progress;
    private final Map<ServiceName, ServiceClient> clients = new EnumMap<>(ServiceName.class);

    /// @param launcher the process number of the launcher that was started for this; empty when one ran already
    Welcome(SuiteSettings settings, OptionalLong launcher, PrintStream out) {
        this.settings = settings;
        this.launcher = launcher;
        this.out = out;
        this.progress = new Progress(out, settings.language());
    }

    void run() throws InterruptedException {
        awaitReady();
        List<Sample> samples = Sample.list(settings.project().resolve("deploy/sample-data"));
        Set<String> tokens = loadMissing(samples);
        printAddresses();
        for (Sample sample : samples) {
            printOverview(sample, tokens);
        }
        clients.values().forEach(ServiceClient::close);
    }

    private void awaitReady() throws InterruptedException {
        boolean databases = false;
        Set<ServiceName> waiting = EnumSet.allOf(ServiceName.class);
        if (settings.usesEmbeddedPostgres() && !present().databasesReady()) {
            progress.say(new Text("正在启动内嵌 PostgreSQL……", "starting the embedded PostgreSQL ..."));
        }
        while (!waiting.isEmpty()) {
            Running running = present();
            if (!databases && running.databasesReady()) {
                databases = true;
                progress.say(new Text("数据库就绪，等待三个服务……", "databases ready, waiting for the three services ..."));
            }
            for (ServiceName service : EnumSet.copyOf(waiting)) {
                Running.Service started = running.services().get(service.folder());
                if (started != null && isReady(service, started)) {
                    waiting.remove(service);
                    progress.say(Text.of("%s 就绪", "%s is ready", service.folder()));
                }
            }
            TimeUnit.MILLISECONDS.sleep(waiting.isEmpty() ? 0 : 250);
        }
    }

    private boolean isReady(ServiceName service, Running.Service started) {
        if (started.restarts() >= TOO_MANY_RESTARTS) {
            throw new Trouble(Text.of(
                    "%s 反复退出，原因见 %s。",
                    "%s ends again and again; %s says why.", service.folder(), settings.log(service.folder())));
        }
        if (progress.seconds() > LONGEST_START_SECONDS) {
            throw new Trouble(Text.of(
                    "%s 在 %d 秒内没有就绪，原因见 %s。",
                    "%s was not ready within %d seconds; %s says why.",
                    service.folder(),
                    LONGEST_START_SECONDS,
                    settings.log(service.folder())));
        }
        return clients.computeIfAbsent(
                        service, name -> new ServiceClient(SuiteSettings.url(started.port()), settings.language()))
                .isReady();
    }

    /// What the launcher says is running; it has just been started, or runs since long.
    private Running present() throws InterruptedException {
        while (true) {
            boolean hasEnded = hasLauncherEnded();
            Optional<Running> running = Running.read(settings.state())
                    .filter(read -> read.launcher().find().isPresent());
            if (running.isPresent()) {
                return running.get();
            }
            String failure = Launcher.failure(settings);
            if (!failure.isEmpty()) {
                throw new Trouble(new Text(failure, failure));
            }
            if (hasEnded) {
                throw new Trouble(
                        Text.of("启动器已退出，原因见 %s。", "The launcher has ended; %s says why.", settings.log("launcher")));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// On a busy machine a launcher that was just started takes its time, but it is there.
    private boolean hasLauncherEnded() {
        if (launcher.isPresent()) {
            return ProcessHandle.of(launcher.getAsLong())
                    .filter(ProcessHandle::isAlive)
                    .isEmpty();
        }
        return progress.seconds() > LONGEST_RECOGNITION_SECONDS && !SuiteLock.isTaken(settings.state());
    }

    private Set<String> loadMissing(List<Sample> samples) {
        SampleLoader loader = new SampleLoader(clients.get(ServiceName.PLAN), clients.get(ServiceName.INDICATOR));
        Set<String> tokens = new LinkedHashSet<>();
        for (Sample sample : samples) {
            if (!loader.isLoaded(sample)) {
                progress.say(Text.of("正在装入示例 %s……", "loading the sample %s ...", sample.plan()));
                tokens.addAll(loader.load(sample));
            }
        }
        tokens.remove("");
        return tokens;
    }

    private void printAddresses() {
        progress.say(Text.of("全部就绪", "all is ready"));
        out.println();
        for (ServiceName service : ServiceName.values()) {
            out.printf(
                    "%-18s %s/q/swagger-ui   %s/q/metrics%n",
                    service.folder(),
                    clients.get(service).base(),
                    clients.get(service).base());
        }
        out.println();
    }

    private void printOverview(Sample sample, Set<String> tokens) {
        StringBuilder query = new StringBuilder("?by=part&asOf=" + sample.asOf());
        tokens.forEach(token -> query.append("&after=").append(URLEncoder.encode(token, StandardCharsets.UTF_8)));
        Optional<JsonNode> plan = clients.get(ServiceName.PLAN).get("/v1/plans/" + sample.plan());
        Optional<JsonNode> summary =
                clients.get(ServiceName.REPORT).get("/v1/plans/" + sample.plan() + "/summary" + query);
        if (plan.isEmpty() || summary.isEmpty()) {
            return; // Someone has deleted the sample plan: there is nothing to show, and nothing wrong.
        }
        new PlanOverview(plan.get().path("title").asText(), summary.get(), settings.language())
                .lines()
                .forEach(out::println);
        out.println();
    }
}
