package io.kopilka.platform.fence;

import java.time.Instant;

/// Whoever gives out short-lived credentials that a policy narrows: AWS STS, or a stand-in.
@FunctionalInterface
public interface Sessions {

    /// Credentials that allow what both the role and this policy allow.
    ///
    /// @param name by which the session is known in AWS's own log: 2–64 characters of `A-Za-z0-9_=,.@-`
    Session open(String name, String policy);

    /// Credentials for a while.
    ///
    /// @param expires from when on AWS refuses them
    record Session(String accessKeyId, String secretAccessKey, String sessionToken, Instant expires) {

        /// Without the secrets, so that no log gets them.
        @Override
        public String toString() {
            return "Session[" + accessKeyId + ", until " + expires + "]";
        }
    }
}
