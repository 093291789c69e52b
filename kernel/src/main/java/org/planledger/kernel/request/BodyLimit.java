package org.planledger.kernel.request;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Refuses bodies of more than 8 MB with a problem, whether their length is announced or not, and bodies that
/// are not UTF-8. Of an operation that is marked as a [BulkBody] only those above `body-limit.bulk` are
/// refused. Services set the HTTP server's own limit far above: it would answer without a word, but without it
/// a refused body is not taken in to its end.
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyLimit implements ContainerRequestFilter {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private static final long MOST = 8L * 1024 * 1024;

    @Context
    ResourceInfo resource;

    private final long mostInBulk;

    BodyLimit(@ConfigProperty(name = "body-limit.bulk", defaultValue = "2G") MemorySize mostInBulk) {
        this.mostInBulk = mostInBulk.asLongValue();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            return;
        }
        boolean isBulk = resource.getResourceMethod().isAnnotationPresent(BulkBody.class);
        long most = isBulk ? mostInBulk : MOST;
        if (announcedLength(request) > most) {
            throw tooLarge(most);
        }
        InputStream limited = new Limited(request.getEntityStream(), most);
        request.setEntityStream(isBulk ? limited : new StrictUtf8(limited));
    }

    private static long announcedLength(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static Failure tooLarge(long most) {
        long megabytes = most / 1024 / 1024;
        return new Failure(
                ProblemType.TOO_LARGE,
                Text.of("内容超过 %d MB", "the content is larger than %d MB", megabytes),
                List.of(Violation.of(
                        null,
                        "length",
                        Text.of("内容过大", "the content is too large"),
                        Text.of("最多 %d MB；更多的分几次发送", "at most %d MB; more of it in several requests", megabytes))));
    }

    private static final class Limited extends FilterInputStream {
        private final long most;
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge(most);
            }
        }
    }
}
