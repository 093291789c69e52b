package org.planledger.indicator.actual.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jboss.logging.Logger;

/// A file of figures as it was received, kept on disk until it is imported. So nobody waits for a slow sender
/// with a transaction open, a broken connection leaves nothing, and the file can be read again.
final class Spool implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Spool.class);

    private final Path path;
    private final byte[] hash;

    private Spool(Path path, byte[] hash) {
        this.path = path;
        this.hash = hash;
    }

    /// Receives a body to its end.
    ///
    /// @param folder where it is kept meanwhile
    /// @throws IOException when the body breaks off, or the disk is full
    static Spool receive(InputStream body, Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "figures", ".import");
        try {
            MessageDigest sha256 = sha256();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                new DigestInputStream(body, sha256).transferTo(out);
            }
            return new Spool(path, sha256.digest());
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// SHA-256 of the body.
    byte[] hash() {
        return hash.clone();
    }

    Path path() {
        return path;
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    /// Deletes it. What the import has come to stands even if that fails.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            LOG.warnf(failed, "the received file %s could not be deleted", path);
        }
    }
}
