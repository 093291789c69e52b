package org.planledger.kernel.limit;

/// Who a request is counted for.
///
/// @param key the hash of the token, or the network of the address
record Caller(Kind kind, String key) {
    /// What is known of a caller.
    enum Kind {
        /// A token that counts, and is not of the role service.
        PERSON,
        /// A token that counts, of the role service.
        SERVICE,
        /// Neither of them.
        ADDRESS
    }
}
