package org.planledger.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.problem.Language;

class PortsTest {

    @Test
    void aPortInUseIsToldWithTheWayOut() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Trouble trouble = assertThrows(
                    Trouble.class, () -> Ports.requireFree(other.getLocalPort(), "plan-service", "PLAN_PORT"));
            String sentence = trouble.in(Language.ENGLISH);
            assertTrue(sentence.contains(String.valueOf(other.getLocalPort())), sentence);
            assertTrue(sentence.contains("PLAN_PORT="), sentence);
        }
    }

    @Test
    void aFreePortPasses() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertDoesNotThrow(() -> Ports.requireFree(port, "plan-service", "PLAN_PORT"));
    }
}
