package org.planledger.indicator.actual.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.planledger.indicator.actual.imports.table.Encodings;

/// What makes another import of the same Idempotency-Key another one: the bytes, and how they are read.
final class ImportFingerprint {
    private ImportFingerprint() {}

    /// The encoding of a text is the one that it is read in, told or not.
    static byte[] of(Imports.Request request, Spool spool) throws IOException {
        if (request.format() != ImportFormat.CSV || request.idempotencyKey() == null) {
            return of(request, spool, null);
        }
        try (InputStream body = spool.open()) {
            return of(request, spool, Encodings.usedFor(body, request.charset()));
        }
    }

    private static byte[] of(Imports.Request request, Spool spool, Charset charset) {
        MessageDigest sha256 = Spool.sha256();
        sha256.update(spool.hash());
        String read = request.format() + "/" + request.year() + "/"
                + request.options().mode();
        return sha256.digest((charset == null ? read : read + "/" + charset).getBytes(StandardCharsets.UTF_8));
    }

    /// Whether a fingerprint is that of the request. Keys are still used whose fingerprint has the encoding that
    /// was told though a byte order mark tells another, and those of before encodings counted, which nothing tells.
    static boolean isOf(byte[] kept, Imports.Request request, Spool spool) throws IOException {
        return Arrays.equals(kept, of(request, spool))
                || Arrays.equals(kept, of(request, spool, request.charset()))
                || Arrays.equals(kept, of(request, spool, null));
    }
}
