package org.planledger.deploy.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.problem.Text;

/// Whether the disk has room for the suite.
final class FreeSpace {
    private static final long NEEDED_MEGABYTES = 500;
    private static final String NO_SPACE = "No space left on device";
    private static final int LAST_BYTES = 4000;

    private FreeSpace() {}

    /// @throws Trouble when there is too little
    static void require(Path folder) throws IOException {
        long megabytes = Files.getFileStore(folder).getUsableSpace() >> 20;
        if (megabytes < NEEDED_MEGABYTES) {
            throw new Trouble(Text.of(
                    "磁盘空间不足：%s 所在磁盘只剩 %d MB，至少需要 %d MB，请先清理。",
                    "The disk is full: only %2$d MB are left where %1$s lies, at least %3$d MB are needed; free some"
                            + " first.",
                    folder,
                    megabytes,
                    NEEDED_MEGABYTES));
        }
    }

    /// @throws Trouble when the failure, or the end of the log, says that the disk is full
    static void explain(Throwable failure, Path log) {
        boolean full = endOf(log).contains(NO_SPACE);
        for (Throwable cause = failure; cause != null && !full; cause = cause.getCause()) {
            full = String.valueOf(cause.getMessage()).contains(NO_SPACE);
        }
        if (full) {
            throw new Trouble(
                    Text.of(
                            "磁盘已满，PostgreSQL 无法写入 %s：请先清理磁盘。",
                            "The disk is full, PostgreSQL cannot write to %s: free some space first.",
                            log.getParent().getParent()),
                    failure);
        }
    }

    private static String endOf(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LAST_BYTES));
            byte[] bytes = new byte[(int) Math.min(LAST_BYTES, file.length())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
