package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// A service that is asked to end (SIGTERM) amid writers that never pause: what it has acknowledged is kept, and it
/// answers whatever it has taken, be it with a refusal.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GracefulShutdownIT {
    private static final int WRITERS = 8;
    private static final int WRITES_BEFORE_THE_END = 200;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;

    /// Each writer is to come by while the service refuses, even on a machine that is busy with other things.
    private static final Map<String, String> UNHURRIED = Map.of("quarkus.shutdown.delay", "4S");

    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final Set<String> unanswered = new ConcurrentSkipListSet<>();

    @RepeatedTest(3)
    void noWriteIsLostAndNoRequestIsLeftWithoutAnAnswer() throws Exception {
        Set<String> stored = writeWhileTheServiceEnds(false);
        assertEquals(acknowledged, stored);
        assertEquals(Set.of(), unanswered);
    }

    /// Whoever connects again and again until nobody listens may find the connection closed in place of an answer, but
    /// then nothing was done: what is carried out is acknowledged.
    @RepeatedTest(3)
    void whatIsCarriedOutIsAcknowledgedEvenToThoseWhoDoNotHeedTheRefusal() throws Exception {
        Set<String> stored = writeWhileTheServiceEnds(true);
        assertEquals(acknowledged, stored);
    }

    /// @return the units that are stored in the end
    private Set<String> writeWhileTheServiceEnds(boolean pastRefusals) throws Exception {
        String database = TestPostgres.newDatabase();
        Map<String, String> settings = new HashMap<>(UNHURRIED);
        settings.putAll(Map.of(
                "DATABASE_URL",
                database,
                "DATABASE_USER",
                "postgres",
                "DATABASE_PASSWORD",
                "postgres",
                "LOG_JSON",
                "false"));
        int before;
        try (ServiceProcess service = ServiceProcess.start("plan-service", settings);
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int number = 0; number < WRITERS; number++) {
                Writer writer = new Writer(number, service.url(), pastRefusals);
                writers.add(threads.submit(writer::write));
            }
            while (acknowledged.size() < WRITES_BEFORE_THE_END) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            before = acknowledged.size();
            service.close();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertTrue(acknowledged.size() > before, "nothing was written any more once the service was to end");
        return units(database);
    }

    private static Set<String> units(String database) throws SQLException {
        Set<String> codes = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select code from unit")) {
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
        }
        return codes;
    }

    /// Puts one new unit after the other until it is refused, or until nobody listens any more: over one connection for
    /// as long as the service keeps it,
    /// or over a new one each time; at once, or with a pause amid each request. It speaks HTTP by itself, since a
    /// client that sends again what was left without an answer would hide it.
    private final class Writer {
        private static final String AUTHORIZATION = TestLogin.authorization();
        private final int number;
        private final URI service;
        private final boolean keepsItsConnection;
        private final int pauseMillis;
        private final boolean pastRefusals;
        private Socket socket;

        Writer(int number, URI service, boolean pastRefusals) {
            this.number = number;
            this.service = service;
            this.keepsItsConnection = number % 2 == 0;
            this.pastRefusals = pastRefusals;
            this.pauseMillis = number < WRITERS / 2 ? 0 : 10;
        }

        Void write() throws InterruptedException, IOException {
            for (int count = 0; connect(); count++) {
                String unit = "371503-w" + number + "n" + count;
                try {
                    int status = put(unit);
                    if (status == UNAVAILABLE) {
                        socket.close();
                        if (pastRefusals) {
                            continue;
                        }
                        return null;
                    }
                    assertTrue(status == OK || status == CREATED, unit + ": " + status);
                    acknowledged.add(unit);
                } catch (IOException withoutAnswer) {
                    unanswered.add(unit + ": " + withoutAnswer.getMessage());
                    socket.close();
                }
            }
            return null;
        }

        /// Connects unless it is connected.
        ///
        /// @return whether the service still listens
        private boolean connect() {
            if (socket != null && !socket.isClosed()) {
                return true;
            }
            try {
                socket = new Socket();
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
                return true;
            } catch (IOException nobodyListens) {
                return false;
            }
        }

        private int put(String unit) throws IOException, InterruptedException {
            byte[] body =
                    "{\"region\":\"371503\",\"name\":\"%s\"}".formatted(unit).getBytes(StandardCharsets.UTF_8);
            String head = "PUT /v1/units/%s HTTP/1.1\r\nHost: %s\r\nConnection: %s\r\n"
                    + "Content-Type: application/json\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(head.formatted(
                            unit,
                            service.getAuthority(),
                            keepsItsConnection ? "keep-alive" : "close",
                            AUTHORIZATION,
                            body.length)
                    .getBytes(StandardCharsets.US_ASCII));
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            out.write(body);
            RawAnswer answer = RawAnswer.read(socket.getInputStream());
            if (answer.isLast() || !keepsItsConnection) {
                socket.close();
            }
            return answer.status();
        }
    }
}
