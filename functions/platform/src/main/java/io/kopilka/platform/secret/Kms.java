package io.kopilka.platform.secret;

import io.kopilka.domain.identity.TenantId;

/// The one key that data keys are wrapped with, and that never leaves where it is: AWS KMS, or a stand-in. The tenant
/// stands in the encryption context: a data key that was wrapped for one is not unwrapped for another.
public interface Kms {

    /// A new data key.
    DataKey generate(TenantId tenant);

    /// The data key in what [#generate] wrapped for the same tenant.
    byte[] unwrap(TenantId tenant, byte[] wrapped);

    /// A data key.
    ///
    /// @param plain its 32 bytes, never to be stored
    /// @param wrapped the same as it may be stored
    record DataKey(byte[] plain, byte[] wrapped) {

        public DataKey {
            plain = plain.clone();
            wrapped = wrapped.clone();
        }

        @Override
        public byte[] plain() {
            return plain.clone();
        }

        @Override
        public byte[] wrapped() {
            return wrapped.clone();
        }

        /// Without the key, so that no log gets it.
        @Override
        public String toString() {
            return "DataKey[…]";
        }
    }
}
