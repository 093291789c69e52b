package org.planledger.report.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.planledger.report.follow.Freshness;

/// The answers that were asked for last, as they were sent, for as long as nothing in them has changed.
@ApplicationScoped
class WrittenAnswers {
    private static final int MOST_BYTES = 8 << 20;

    private final Cache<Key, byte[]> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, byte[] answer) -> answer.length + Character.BYTES * key.address.length())
            .build();

    /// All that an answer depends on.
    ///
    /// @param address what was asked, with its whole query
    /// @param tag what stays the same for as long as the answer does, but for its freshness
    record Key(String address, String tag, Freshness freshness) {}

    /// @param written makes the answer where it is not kept
    byte[] get(Key key, Supplier<byte[]> written) {
        return kept.get(key, first -> written.get());
    }
}
