package org.planledger.kernel.request;

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
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.commons.io.input.ReaderInputStream;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Refuses bodies of more than 8 MB with a problem, whether their length is announced or not, and bodies that are not
/// UTF-8, unless the operation is marked as a [BulkBody]. Services leave the HTTP server's own limit off: it would
/// answer without a word.
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyLimit implements ContainerRequestFilter {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private static final long MOST = 8L * 1024 * 1024;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (WITHOUT_BODY.contains(request.getMethod())
                || resource.getResourceMethod().isAnnotationPresent(BulkBody.class)) {
            return;
        }
        if (announcedLength(request) > MOST) {
            throw tooLarge();
        }
        request.setEntityStream(strictUtf8(new Limited(request.getEntityStream())));
    }

    /// Jackson takes overlong forms of UTF-8, in which a forbidden character can hide.
    private static InputStream strictUtf8(InputStream body) {
        try {
            return ReaderInputStream.builder()
                    .setReader(new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()))
                    .setCharset(StandardCharsets.UTF_8)
                    .get();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static long announcedLength(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static Failure tooLarge() {
        return new Failure(
                ProblemType.TOO_LARGE, Text.of("内容超过 %d MB", "the content is larger than %d MB", MOST / 1024 / 1024));
    }

    private static final class Limited extends FilterInputStream {
        private long left = MOST;

        Limited(InputStream in) {
            super(in);
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
                throw tooLarge();
            }
        }
    }
}
