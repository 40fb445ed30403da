package io.kopilka.platform.secret;

import io.kopilka.domain.identity.TenantId;

/// The one key that data keys are wrapped with, and that never leaves where it is: AWS KMS, or a stand-in. The tenant
/// stands in the encryption context: a data key that was wrapped for one is not unwrapped for another.
public interface Kms {

    /// A new data key.
    DataKey generate(TenantId tenant);

    /// The data key in what [#generate] wrapped for the same tenant.
    byte[] unwrap(TenantId tenant, byte[] wrapped);

    /// A data key: its 32 bytes, never to be stored, and the same wrapped, as they may be.
    final class DataKey {

        private final byte[] plain;
        private final byte[] wrapped;

        public DataKey(byte[] plain, byte[] wrapped) {
            this.plain = plain.clone();
            this.wrapped = wrapped.clone();
        }

        public byte[] plain() {
            return plain.clone();
        }

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
