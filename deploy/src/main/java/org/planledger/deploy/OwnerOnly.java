package org.planledger.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.planledger.kernel.problem.Text;

/// Files and folders that nobody but their owner can read or write.
public final class OwnerOnly {
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> OF_THE_OWNER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    public static void createFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, FOLDER);
        }
    }

    /// Takes from everybody else what they may do with a folder that is there.
    public static void closeFolder(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, OF_THE_OWNER);
    }

    /// Replaces a file as a whole: whoever reads it meanwhile reads the one or the other.
    public static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, FILE);
        Files.write(draft, text.getBytes(StandardCharsets.US_ASCII));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// @throws Trouble when others may do anything with it
    public static void require(Path path) throws IOException {
        if (!OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(path))) {
            throw new Trouble(Text.of(
                    "%1$s 对其他用户开放：若可能已被读取，请删除 %2$s 后重新 ./suite up（此前的令牌随之失效）；否则运行 chmod go= %1$s。",
                    "%1$s is open to others. If somebody may have read it, delete %2$s and run ./suite up, after which earlier"
                            + " tokens count no more; if not, run chmod go= %1$s.",
                    path,
                    Files.isDirectory(path) ? path : path.getParent()));
        }
    }
}
