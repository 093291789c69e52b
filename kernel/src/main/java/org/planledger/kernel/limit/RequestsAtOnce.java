package org.planledger.kernel.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// How many requests of one holder of a token, or of one address, are worked on or have an answer that was not taken
/// yet.
@ApplicationScoped
class RequestsAtOnce {
    private final Shares persons;
    private final Shares services;
    private final Shares addresses;

    RequestsAtOnce(RateConfig config) {
        this.persons = new Shares(config.personAtOnce());
        this.services = new Shares(config.serviceAtOnce());
        this.addresses = new Shares(config.addressAtOnce());
    }

    /// @return empty when there are as many already
    Optional<Shares.Share> take(Caller caller) {
        Shares shares = switch (caller.kind()) {
            case PERSON -> persons;
            case SERVICE -> services;
            case ADDRESS -> addresses;
        };
        return shares.take(caller.key());
    }
}
