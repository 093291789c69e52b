package org.planledger.kernel.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/// How many requests are still taken of whom. A token that has been found to count has a bucket of its own, wherever it
/// comes from, so that many people behind one address do not hinder each other. What shows no token, or one that has
/// not been found to count, takes from the bucket of its address; to check a signature takes long, and a flood of
/// wrong tokens gets no further. Tokens are kept as hashes.
@ApplicationScoped
public class RequestRates {
    /// How many seconds' worth of requests may come at once.
    static final int BURST = 10;

    private static final int MORE_THAN_COME = 100_000_000;
    private static final int MOST = 100_000;
    /// A bucket that nobody takes from is full after [#BURST] seconds. A token is remembered for longer, so that who
    /// comes back need not find room in the bucket of the address.
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int NETWORK_BYTES = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final RateConfig config;
    private final TimeMeter time;
    private final Cache<String, Known> tokens;
    private final Cache<String, Bucket> addresses;

    RequestRates(RateConfig config, Ticker ticker) {
        this.config = config;
        this.time = new Ticks(ticker);
        Caffeine<Object, Object> kept =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).ticker(ticker);
        this.tokens = kept.build();
        this.addresses = kept.build();
    }

    /// What became of a request.
    ///
    /// @param caller for whom it was counted
    /// @param nanosToWait in how many nanoseconds it would be taken; 0 when it is taken now
    /// @param isOnTrial whether it took from its address although it shows a token, which may turn out to count
    record Taken(Caller caller, long nanosToWait, boolean isOnTrial) {}

    /// A token that counts.
    private record Known(Caller caller, Bucket bucket) {}

    /// One more request.
    ///
    /// @param token what it shows; null when it shows none
    /// @param address where it comes from
    Taken take(String token, String address) {
        Known known = token == null ? null : tokens.getIfPresent(hash(token));
        String network = network(address);
        Caller caller = known == null ? new Caller(Caller.Kind.ADDRESS, network) : known.caller();
        Bucket bucket = known == null ? ofNetwork(network) : known.bucket();
        return new Taken(
                caller,
                bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill(),
                token != null && known == null);
    }

    /// Gives a request back to its address if its token has been found to count while it was carried out.
    void settle(String token, String address) {
        if (tokens.getIfPresent(hash(token)) != null) {
            ofNetwork(network(address)).addTokens(1);
        }
    }

    /// A token has been found to count.
    ///
    /// @param ofService whether it is of the role service
    public void admit(String token, boolean ofService) {
        tokens.asMap()
                .computeIfAbsent(
                        hash(token),
                        key -> new Known(
                                new Caller(ofService ? Caller.Kind.SERVICE : Caller.Kind.PERSON, key),
                                bucket(ofService ? config.service() : config.person())));
    }

    private Bucket ofNetwork(String network) {
        return addresses.get(network, unknown -> bucket(config.address()));
    }

    private Bucket bucket(int perSecond) {
        long rate = perSecond == 0 ? MORE_THAN_COME : perSecond;
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate * BURST).refillGreedy(rate, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private static String hash(String token) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// Of IPv6 whoever has one address has at least all of its network of 64 bits.
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return HEX.formatHex(
                    parsed instanceof Inet6Address
                            ? Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)
                            : parsed.getAddress());
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }

    /// The ticker as the buckets read it. It runs on when the clock of the machine is set back.
    private record Ticks(Ticker ticker) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
