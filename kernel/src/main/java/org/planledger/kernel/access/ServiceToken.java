package org.planledger.kernel.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The token with which this service calls another. It lies in a file that whoever renews it replaces, as the local
/// launcher does, or Kubernetes with a projected token; it is read again when the file has changed.
@ApplicationScoped
public class ServiceToken {
    private final Optional<Path> file;
    private Read read;

    private record Read(FileTime at, String token) {}

    /// @param file the file with the token; empty when the other services ask for none
    ServiceToken(@ConfigProperty(name = "access.service-token-file") Optional<Path> file) {
        this.file = file;
    }

    /// Shows the token with a request.
    ///
    /// @throws UncheckedIOException when the file cannot be read
    public void authorize(HttpRequest.Builder request) {
        file.ifPresent(path -> request.header("Authorization", "Bearer " + token(path)));
    }

    private synchronized String token(Path path) {
        try {
            FileTime at = Files.getLastModifiedTime(path);
            if (read == null || !read.at().equals(at)) {
                read = new Read(at, Files.readString(path).strip());
            }
            return read.token();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the token of this service cannot be read from " + path, unreadable);
        }
    }
}
