package org.planledger.deploy.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.problem.Text;

/// Keeps two launchers from sharing a folder. The operating system releases it when its holder ends, however it ends.
public final class SuiteLock implements AutoCloseable {
    /// Whoever asks for the lock has it for a moment.
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(2);

    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws Trouble when another launcher holds it
    static SuiteLock take(Path state) throws IOException, InterruptedException {
        FileChannel channel = open(state);
        long end = System.nanoTime() + LONGEST_QUESTION.toNanos();
        while (channel.tryLock() == null) {
            if (System.nanoTime() - end > 0) {
                channel.close();
                throw new Trouble(Text.of(
                        "另一个启动器正在使用 %s：先运行 ./suite down。", "Another launcher uses %s: run ./suite down first.", state));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return new SuiteLock(channel);
    }

    /// Whether a launcher holds it now.
    public static boolean isTaken(Path state) {
        if (Files.notExists(state)) {
            return false;
        }
        try (FileChannel channel = open(state)) {
            return channel.tryLock() == null;
        } catch (IOException unreadable) {
            throw new Trouble(Text.of("无法读写 %s。", "%s cannot be read and written.", state), unreadable);
        }
    }

    private static FileChannel open(Path state) throws IOException {
        return FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
