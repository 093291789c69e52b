package org.planledger.indicator.actual.imports;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// The folder of the files that this process has received and not imported yet. As long as the process lives it holds
/// a lock on it; the operating system takes the lock from a process that was killed, and the next one to start
/// removes what such a process has left.
@Startup
@ApplicationScoped
class SpoolFolder {
    private static final Logger LOG = Logger.getLogger(SpoolFolder.class);
    private static final String PREFIX = "plan-ledger-import-";
    private static final String OWNER = "owner";

    private final Path path;
    private final FileChannel owner;

    SpoolFolder(ImportConfig config) throws IOException {
        Path all = config.folder();
        make(all);
        // One process at a time, so that nobody takes a folder for left that is just being made.
        try (FileChannel turn = channel(all.resolve("turn"))) {
            FileLock taken = turn.lock();
            try {
                removeWhatNobodyOwns(all);
                path = Files.createTempDirectory(all, PREFIX);
                owner = channel(path.resolve(OWNER));
                owner.lock();
            } finally {
                taken.release();
            }
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// Makes it for nobody else to read, where the file system knows that.
    private static void make(Path all) throws IOException {
        if (all.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    all, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(all);
        }
    }

    /// Folders of others, to which the name or the owner's file is missing, stay.
    private static void removeWhatNobodyOwns(Path all) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(all)) {
            folders = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX)
                            && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path folder : folders) {
            try {
                if (isLeft(folder)) {
                    int files = remove(folder);
                    LOG.infof("%d files that a killed process had received are removed from %s", files, folder);
                }
            } catch (IOException | UncheckedIOException unreadable) {
                LOG.warnf("%s is passed over: %s", folder, unreadable);
            }
        }
    }

    /// Whether a process has made it and ended.
    private static boolean isLeft(Path folder) throws IOException {
        try (FileChannel owner =
                FileChannel.open(folder.resolve(OWNER), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return owner.tryLock() != null;
        } catch (NoSuchFileException | OverlappingFileLockException notLeft) {
            return false;
        }
    }

    /// @return how many files were in it
    private static int remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> found = Files.walk(folder)) {
            deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path found : deepestFirst) {
            Files.deleteIfExists(found);
        }
        return Math.max(0, deepestFirst.size() - 2);
    }

    Path path() {
        return path;
    }

    @PreDestroy
    void close() {
        try (owner) {
            remove(path);
        } catch (IOException failed) {
            LOG.warnf(failed, "%s could not be removed; the next start does", path);
        }
    }
}
