package org.planledger.deploy.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.planledger.deploy.OwnerOnly;
import org.postgresql.util.PasswordUtil;

/// Has the embedded PostgreSQL let in its superuser with a random password, and nobody else: whoever
/// reaches it may have it run any program as the user whose it is, so to be on the same machine must not be
/// enough.
///
/// The password lies in a file for the owner alone. It is in no command line and in no log: the server itself is only
/// told what the password is checked with (SCRAM), from which nobody can tell it.
final class PasswordOnly {
    static final String USER = "postgres";

    private static final int BYTES = 32;
    private static final String RULES = """
            # Written by Plan Ledger; whatever else stands here is replaced when it starts.
            host all %s 127.0.0.1/32 scram-sha-256
            """.formatted(USER);

    private final Path folder;
    private final Path log;
    private String password;

    /// @param folder where the file with the password lies, beside the data and the binaries
    /// @param log where PostgreSQL writes
    PasswordOnly(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    /// The password that was set, or that will be.
    String password() throws IOException {
        if (password == null) {
            password = Files.exists(file()) ? Files.readString(file()).strip() : random();
        }
        return password;
    }

    /// Sees to it that the data lets in nobody without the password. Data that is new, or from when whoever
    /// reached the server was let in, is given the password while no server runs over it. The file is written
    /// last: an attempt that was broken off is made again.
    void require(Path data) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        if (Files.exists(file()) && Files.readString(rules).equals(RULES)) {
            return;
        }
        setPassword(data);
        OwnerOnly.write(rules, RULES);
        OwnerOnly.write(file(), password() + "\n");
    }

    /// A server for one, which reads what it is to do from its input and listens nowhere.
    private void setPassword(Path data) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; the server is started so, too.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(binaries().resolve("bin/postgres").toString(), "--single", "-D", data.toString()));
        command.addAll(List.of("-c", "exit_on_error=on", "-c", "fsync=on", USER));
        Process server = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (Writer input = server.outputWriter(StandardCharsets.US_ASCII)) {
            input.write(PasswordUtil.genAlterUserPasswordSQL(USER, password().toCharArray(), "scram-sha-256") + "\n");
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
        try {
            int code = server.waitFor();
            if (code != 0) {
                throw new IOException("PostgreSQL does not take its password, exit code " + code);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("PostgreSQL was being given its password");
        }
    }

    /// Those that were unpacked last: an earlier version may have left others.
    private Path binaries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("PG-"))
                    .max(Comparator.comparing(entry -> entry.toFile().lastModified()))
                    .orElseThrow(() -> new IOException("There are no binaries of PostgreSQL in " + folder));
        }
    }

    private Path file() {
        return folder.resolve("password");
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
