package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// Documents that come slowly hold disk and not memory, however many they are: together they are larger than the heap
/// of the packaged service.
class SlowDocumentsIT {
    private static final int SENDERS = 60;
    private static final int LOGINS = 3;
    private static final int LENGTH = 5 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FIRST = "<html><!--";
    private static final byte[] LAST = "--><p>一、部分</p><p>1.加强建设。新建学校2所。</p>".getBytes(StandardCharsets.UTF_8);

    @Test
    void manyThatAreNotYetThereLeaveRoomForAnother() throws IOException {
        Map<String, String> settings = Map.of(
                "DATABASE_URL", TestPostgres.newDatabase(),
                "DATABASE_USER", "postgres",
                "DATABASE_PASSWORD", "postgres",
                "LOG_JSON", "false");
        List<Socket> senders = new ArrayList<>();
        try (ServiceProcess plans = ServiceProcess.start("plan-service", settings)) {
            try {
                for (int i = 0; i < SENDERS; i++) {
                    senders.add(begun(plans, "sender-" + i % LOGINS, LENGTH));
                }
                try (Socket another = begun(plans, "another", 1000)) {
                    assertEquals(200, ended(another).status());
                }
                try (Socket tooMuch = begun(plans, "sender-0", 1000)) {
                    RawAnswer refused = RawAnswer.read(tooMuch.getInputStream());
                    assertEquals(503, refused.status(), refused.toString());
                    assertTrue(refused.headers().containsKey("retry-after"), refused.toString());
                }
                for (Socket sender : senders) {
                    assertEquals(200, ended(sender).status());
                }
            } finally {
                for (Socket sender : senders) {
                    sender.close();
                }
            }
        }
    }

    /// Sends all of a document but its last lines.
    private static Socket begun(ServiceProcess plans, String login, int length) throws IOException {
        Socket sender = new Socket(plans.url().getHost(), plans.url().getPort());
        sender.setSoTimeout((int) PATIENCE.toMillis());
        String head = "POST /v1/documents HTTP/1.1\r\nHost: here\r\nContent-Type: text/html\r\nContent-Length: "
                + length + "\r\nAuthorization: Bearer " + TestLogin.token(TestLogin.claims(login, Role.PLANNER))
                + "\r\n\r\n";
        sender.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        sender.getOutputStream()
                .write((FIRST + " ".repeat(length - FIRST.length() - LAST.length)).getBytes(StandardCharsets.US_ASCII));
        return sender;
    }

    private static RawAnswer ended(Socket sender) throws IOException {
        sender.getOutputStream().write(LAST);
        return RawAnswer.read(sender.getInputStream());
    }
}
