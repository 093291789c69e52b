import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sends groups of requests, one group after the other, over connections that stay open, and prints for each group how
/// long its requests took: `count seconds median p99` with the last two in milliseconds. One thread serves all
/// connections, and the requests are made up before the clock starts: what the client takes of the processors is missing
/// where it is measured.
///
/// usage: java Load.java CLIENTS FILE   where the first line of the file is `AUTHORIZATION VALUE`, `TO PORT` begins a
/// group, and each other line is `METHOD PATH [BODY]`
final class Load {
    private final List<byte[]> requests;
    private final long[] nanos;
    private int next;
    private int answered;

    private Load(List<byte[]> requests) {
        this.requests = requests;
        this.nanos = new long[requests.size()];
    }

    public static void main(String... arguments) throws IOException {
        int clients = Integer.parseInt(arguments[0]);
        List<Group> groups = new ArrayList<>();
        Map<String, byte[]> known = new HashMap<>();
        List<String> lines = Files.readAllLines(Path.of(arguments[1]));
        String authorization = lines.getFirst().split(" ", 2)[1];
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("TO ")) {
                groups.add(new Group(Integer.parseInt(line.substring(3)), new ArrayList<>()));
            } else {
                groups.getLast().requests().add(known.computeIfAbsent(line, request -> bytes(request, authorization)));
            }
        }
        groups.forEach(group -> new Load(group.requests()).print(group.port(), clients));
    }

    private record Group(int port, List<byte[]> requests) {}

    private void print(int port, int clients) {
        double seconds;
        try {
            seconds = run(port, clients);
        } catch (IOException failed) {
            throw new UncheckedIOException("port " + port, failed);
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%d %.4f %.4f %.4f%n",
                nanos.length,
                seconds,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 99L / 100)] / 1e6);
    }

    private double run(int port, int clients) throws IOException {
        long begun = System.nanoTime();
        try (Selector selector = Selector.open()) {
            for (int client = 0; client < clients; client++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                Connection connection = new Connection(channel);
                channel.register(selector, SelectionKey.OP_READ, connection);
                connection.send();
            }
            while (answered < nanos.length) {
                selector.select(key -> ((Connection) key.attachment()).receive());
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static byte[] bytes(String request, String authorization) {
        String[] parts = request.split(" ", 3);
        String body = parts.length > 2 ? parts[2] : "";
        return ("%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: %s\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(
                                parts[0],
                                parts[1],
                                authorization,
                                body.isEmpty() ? "" : "Content-Type: application/json\r\n",
                                body.getBytes(StandardCharsets.UTF_8).length,
                                body))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// One of the clients. It sends its next request when the answer to the one before has come.
    private final class Connection {
        private final SocketChannel channel;
        private ByteBuffer in = ByteBuffer.allocate(1 << 16);
        private int request;
        private long sent;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        /// A request is small, so the socket takes it at once.
        private void send() throws IOException {
            if (next == nanos.length) {
                return;
            }
            request = next++;
            in.clear();
            sent = System.nanoTime();
            ByteBuffer out = ByteBuffer.wrap(requests.get(request));
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        private void receive() {
            try {
                if (!in.hasRemaining()) {
                    in = ByteBuffer.allocate(2 * in.capacity()).put(in.flip());
                }
                if (channel.read(in) < 0) {
                    throw new IOException("the connection was closed");
                }
                if (Answer.isComplete(in.array(), in.position())) {
                    nanos[request] = System.nanoTime() - sent;
                    answered++;
                    send();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(start(requests.get(request)), failed);
            }
        }
    }

    /// Its first line; the headers hold a token.
    private static String start(byte[] request) {
        return new String(request, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    }

    /// An answer as far as it has come.
    private static final class Answer {
        private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

        static boolean isComplete(byte[] bytes, int end) throws IOException {
            int body = endOfHeaders(bytes, end);
            if (body < 0) {
                return false;
            }
            if (bytes[9] != '2') {
                throw new IOException(new String(bytes, 0, end, StandardCharsets.UTF_8));
            }
            int length = length(bytes, body);
            return length < 0 ? areChunksComplete(bytes, body, end) : end >= body + length;
        }

        private static int endOfHeaders(byte[] bytes, int end) {
            for (int i = 3; i < end; i++) {
                if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }

        /// @return -1 when the length is not told
        private static int length(byte[] bytes, int body) {
            for (int i = 0; i < body - LENGTH.length; i++) {
                int same = 0;
                while (same < LENGTH.length && Character.toLowerCase(bytes[i + same]) == LENGTH[same]) {
                    same++;
                }
                if (same == LENGTH.length) {
                    return number(bytes, i + same, 10);
                }
            }
            return -1;
        }

        private static boolean areChunksComplete(byte[] bytes, int body, int end) {
            int at = body;
            while (true) {
                int line = at;
                while (line < end && bytes[line] != '\n') {
                    line++;
                }
                if (line >= end) {
                    return false;
                }
                int chunk = number(bytes, at, 16);
                at = line + 1 + chunk + 2;
                if (chunk == 0) {
                    return end >= at;
                }
                if (at > end) {
                    return false;
                }
            }
        }

        private static int number(byte[] bytes, int from, int radix) {
            int at = from;
            while (bytes[at] == ' ') {
                at++;
            }
            int number = 0;
            for (int digit = Character.digit(bytes[at], radix); digit >= 0; digit = Character.digit(bytes[++at], radix)) {
                number = number * radix + digit;
            }
            return number;
        }
    }
}
