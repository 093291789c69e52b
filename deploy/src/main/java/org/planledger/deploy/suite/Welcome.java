package org.planledger.deploy.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
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
import java.util.function.Supplier;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.access.ConsoleLink;
import org.planledger.deploy.access.OwnToken;
import org.planledger.deploy.http.Readiness;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.deploy.launch.Launcher;
import org.planledger.deploy.launch.SuiteLock;
import org.planledger.deploy.overview.PlanOverview;
import org.planledger.deploy.process.Running;
import org.planledger.deploy.sample.Sample;
import org.planledger.deploy.sample.SampleLoader;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.access.Ticket;
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
    private final Map<ServiceName, URI> addresses = new EnumMap<>(ServiceName.class);

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
        Optional<Supplier<String>> token = OwnToken.of(settings);
        if (token.isEmpty()) {
            progress.say(
                    new Text(
                            "未设 SUITE_TOKEN_FILE（角色 admin 的令牌的文件），不装入也不显示示例",
                            "the samples are neither loaded nor shown without SUITE_TOKEN_FILE, a file with a token of the role admin"));
            printAddresses(samples.getFirst());
            return;
        }
        try (ServiceClient plans = client(ServiceName.PLAN, token.get());
                ServiceClient indicators = client(ServiceName.INDICATOR, token.get());
                ServiceClient reports = client(ServiceName.REPORT, token.get())) {
            Set<String> changes = loadMissing(samples, new SampleLoader(plans, indicators));
            printAddresses(samples.getFirst());
            for (Sample sample : samples) {
                printOverview(sample, changes, plans, reports);
            }
        }
    }

    private ServiceClient client(ServiceName service, Supplier<String> token) {
        return new ServiceClient(addresses.get(service), settings.language(), token);
    }

    private void awaitReady() throws InterruptedException {
        boolean databases = false;
        Set<ServiceName> waiting = EnumSet.allOf(ServiceName.class);
        if (settings.usesEmbeddedPostgres() && !present().databasesReady()) {
            progress.say(new Text("正在启动内嵌 PostgreSQL……", "starting the embedded PostgreSQL ..."));
        }
        try (Readiness readiness = new Readiness()) {
            while (!waiting.isEmpty()) {
                Running running = present();
                if (!databases && running.databasesReady()) {
                    databases = true;
                    progress.say(new Text("数据库就绪，等待三个服务……", "databases ready, waiting for the three services ..."));
                }
                for (ServiceName service : EnumSet.copyOf(waiting)) {
                    Running.Service started = running.services().get(service.folder());
                    if (started != null && isReady(service, started, readiness)) {
                        addresses.put(service, SuiteSettings.url(started.port()));
                        waiting.remove(service);
                        progress.say(Text.of("%s 就绪", "%s is ready", service.folder()));
                    }
                }
                TimeUnit.MILLISECONDS.sleep(waiting.isEmpty() ? 0 : 250);
            }
        }
    }

    private boolean isReady(ServiceName service, Running.Service started, Readiness readiness) {
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
        return readiness.isReady(SuiteSettings.url(started.port()));
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

    /// @return the change tokens of what was loaded
    private Set<String> loadMissing(List<Sample> samples, SampleLoader loader) {
        Set<String> changes = new LinkedHashSet<>();
        for (Sample sample : samples) {
            if (!loader.isLoaded(sample)) {
                progress.say(Text.of("正在装入示例 %s……", "loading the sample %s ...", sample.plan()));
                changes.addAll(loader.load(sample));
            }
        }
        changes.remove("");
        return changes;
    }

    private void printAddresses(Sample shown) {
        progress.say(Text.of("全部就绪", "all is ready"));
        out.println();
        for (ServiceName service : ServiceName.values()) {
            out.printf(
                    "%-18s %s/q/swagger-ui   %s/q/metrics%n",
                    service.folder(), addresses.get(service), addresses.get(service));
        }
        out.println();
        printConsole();
        printHowToCall(shown);
        out.println();
    }

    private void printConsole() {
        ConsoleLink.forOwner(settings).ifPresent(link -> {
            out.println(Text.of(
                            "控制台，此链接只能用一次，%d 分钟内有效（另取：./suite console）：",
                            "The console; this link lets in once, within %d minutes (for another: ./suite console):",
                            Ticket.COUNTS.toMinutes())
                    .in(settings.language()));
            out.println(link);
            out.println();
        });
    }

    private void printHowToCall(Sample shown) {
        Text where = settings.outsideIssuer()
                .map(outside -> Text.of("调用须带令牌，由 %s 签发。", "Calls need a token, which %s gives.", outside.issuer()))
                .orElseGet(
                        () -> Text.of(
                                "调用须带令牌：./suite token --role viewer --below 370000，角色见 docs/access.md。例如：",
                                "Calls need a token: ./suite token --role viewer --below 370000; docs/access.md tells the roles. For example:"));
        out.println(where.in(settings.language()));
        String token =
                settings.outsideIssuer().isPresent() ? "$TOKEN" : "$(./suite token --role viewer --below 370000)";
        out.printf(
                "curl -s -H \"Authorization: Bearer %s\" '%s/v1/plans/%s/summary?asOf=%s'%n",
                token, addresses.get(ServiceName.REPORT), shown.plan(), shown.asOf());
    }

    private void printOverview(Sample sample, Set<String> changes, ServiceClient plans, ServiceClient reports) {
        StringBuilder query = new StringBuilder("?by=part&asOf=" + sample.asOf());
        changes.forEach(change -> query.append("&after=").append(URLEncoder.encode(change, StandardCharsets.UTF_8)));
        Optional<JsonNode> plan = plans.get("/v1/plans/" + sample.plan());
        Optional<JsonNode> summary = reports.get("/v1/plans/" + sample.plan() + "/summary" + query);
        if (plan.isEmpty() || summary.isEmpty()) {
            return; // Someone has deleted the sample plan: there is nothing to show, and nothing wrong.
        }
        new PlanOverview(plan.get().path("title").asText(), summary.get(), settings.language())
                .lines()
                .forEach(out::println);
        out.println();
    }
}
