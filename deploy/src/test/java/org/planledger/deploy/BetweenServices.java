package org.planledger.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// Stands between plan-service and indicator-service and passes on what comes, so that indicator-service can end at a
/// moment between two requests.
final class BetweenServices implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("Authorization", "Accept-Language", "Content-Type", "Accept");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI behind;
    private final AtomicReference<Runnable> afterTrial = new AtomicReference<>();

    private BetweenServices(HttpServer server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    static BetweenServices start(URI behind) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BetweenServices between = new BetweenServices(server, behind);
        server.createContext("/", between::passOn);
        server.setExecutor(between.threads);
        server.start();
        return between;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Ends what is behind when it has answered the next trial, before the answer is passed on.
    void endAfterTrial(Runnable end) {
        afterTrial.set(end);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    /// Where nobody is behind, the connection is closed without an answer.
    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            for (String header : PASSED_ON) {
                String value = exchange.getRequestHeaders().getFirst(header);
                if (value != null) {
                    request.header(header, value);
                }
            }
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            if (String.valueOf(exchange.getRequestURI().getQuery()).contains("dryRun=true")) {
                Runnable end = afterTrial.getAndSet(null);
                if (end != null) {
                    end.run();
                }
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
