package io.kopilka.platform.tenancy;

/// Checks the tokens of people, whoever issues them.
public interface Tokens {

    /// What the token of a credential comes to.
    ///
    /// @throws IssuerUnavailable where its issuer's keys cannot be had just now
    Reading read(Credential credential);

    /// What a token comes to.
    sealed interface Reading {

        /// It is good, and says that this is the person.
        record Good(Visitor visitor) implements Reading {}

        /// It was good and is past its time.
        record Ended() implements Reading {}

        /// It is none of an issuer that is trusted here, or not meant for this service, or not yet good.
        record Wrong() implements Reading {}
    }
}
