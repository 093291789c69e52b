package org.planledger.report.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.planledger.kernel.testing.TestLogin;

/// Gets files as a browser would.
final class Files {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Files() {}

    /// @param headers names and values in turn
    static HttpResponse<byte[]> get(URI service, String path, String... headers) {
        return getAs(TestLogin.everything(), service, path, headers);
    }

    /// The same by whom the token is of.
    static HttpResponse<byte[]> getAs(String token, URI service, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(service.toString().replaceAll("/$", "") + path))
                .header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
