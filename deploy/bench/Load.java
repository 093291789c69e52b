import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends requests over connections that stay open, and prints how long they took:
/// `count seconds median p99` with the last two in milliseconds.
///
/// usage: java Load.java PORT CLIENTS FILE   where each line of the file is `METHOD PATH [BODY]`
final class Load {
    private Load() {}

    public static void main(String... arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int clients = Integer.parseInt(arguments[1]);
        List<String> requests = Files.readAllLines(Path.of(arguments[2]));
        long[] nanos = new long[requests.size()];
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Object>> all = threads.invokeAll(java.util.Collections.nCopies(clients, () -> {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                    socket.setTcpNoDelay(true);
                    InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                    for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                        long sent = System.nanoTime();
                        socket.getOutputStream().write(bytes(requests.get(i)));
                        readAnswer(in, requests.get(i));
                        nanos[i] = System.nanoTime() - sent;
                    }
                }
                return null;
            }));
            for (Future<Object> client : all) {
                client.get();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                java.util.Locale.ROOT,
                "%d %.4f %.4f %.4f%n",
                nanos.length,
                seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) Math.min(nanos.length - 1L, nanos.length * 99L / 100)] / 1e6);
    }

    private static byte[] bytes(String request) {
        String[] parts = request.split(" ", 3);
        String body = parts.length > 2 ? parts[2] : "";
        return ("%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(
                                parts[0],
                                parts[1],
                                body.isEmpty() ? "" : "Content-Type: application/json\r\n",
                                body.getBytes(StandardCharsets.UTF_8).length,
                                body))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void readAnswer(InputStream in, String request) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(request + ": " + status);
        }
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int chunk = chunkLength(in); chunk > 0; chunk = chunkLength(in)) {
            in.skipNBytes(chunk + 2L);
        }
        line(in);
    }

    private static int chunkLength(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the connection was closed");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}
