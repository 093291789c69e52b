package org.planledger.deploy.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.problem.Text;

/// Whether a port can be listened on.
final class Ports {
    private Ports() {}

    /// @throws Trouble when another program has the port
    static void requireFree(int port, String user, String variable) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new Trouble(
                    Text.of(
                            "端口 %d（%s）已被其他程序占用：请关闭该程序，或用 %s=<其他端口> ./suite up 换一个端口。",
                            "Port %d (%s) is in use by another program: end that program, or choose another port with"
                                    + " %s=<port> ./suite up.",
                            port,
                            user,
                            variable),
                    taken);
        }
    }
}
