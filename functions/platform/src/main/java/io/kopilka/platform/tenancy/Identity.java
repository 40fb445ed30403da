package io.kopilka.platform.tenancy;

import java.util.Optional;

/// What a credential says of who sends a request.
public sealed interface Identity {

    /// Somebody who acts for a tenant.
    ///
    /// @param visitor the person behind it; empty for keys and devices
    record Known(Caller caller, Optional<Visitor> visitor) implements Identity {}

    /// A person who has proved who they are and names no tenant.
    record Proven(Visitor visitor) implements Identity {}

    /// A person who has proved who they are and names a tenant whose member they are not, or that is not there.
    record NotMember(Visitor visitor) implements Identity {}

    /// Nobody: the request brings no credential.
    record Nobody() implements Identity {}

    /// A credential that was good and is no longer: expired, revoked. No guess comes to this.
    record Ended() implements Identity {}

    /// A credential that never was one: a slip of the pen, or a guess.
    record Wrong() implements Identity {}

    /// Not looked up: it is not remembered, and its address has guessed too often lately.
    record NotAsked() implements Identity {}
}
