package org.planledger.indicator.actual.imports;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private static final String OWNER = "owner";

    private final Path path;
    private final FileChannel owner;

    SpoolFolder(ImportConfig config) throws IOException {
        Path all = Files.createDirectories(config.folder());
        // One process at a time, so that nobody takes a folder for left that is just being made.
        try (FileChannel turn = channel(all.resolve("turn"))) {
            FileLock taken = turn.lock();
            try {
                removeWhatNobodyOwns(all);
                path = Files.createTempDirectory(all, "process");
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

    private static void removeWhatNobodyOwns(Path all) throws IOException {
        try (Stream<Path> entries = Files.list(all)) {
            for (Path folder : entries.filter(Files::isDirectory).toList()) {
                if (!isOwned(folder)) {
                    int files = remove(folder);
                    LOG.infof("%d files that a killed process had received are removed from %s", files, folder);
                }
            }
        }
    }

    private static boolean isOwned(Path folder) throws IOException {
        try (FileChannel owner = channel(folder.resolve(OWNER))) {
            return owner.tryLock() == null;
        } catch (OverlappingFileLockException ownedHere) {
            return true;
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
