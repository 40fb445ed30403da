package io.kopilka.contract.json;

import io.kopilka.domain.text.Text;

/// What is wrong with one field of a document.
///
/// @param pointer JSON Pointer (RFC 6901) to the field, empty for the whole document
/// @param code stable, in snake case; the contract lists them
/// @param detail what is wrong, for a person
public record Fault(String pointer, Code code, Text detail) {
    /// The kinds of faults that a document can have. The contract's names are the lower-case ones.
    public enum Code {
        MALFORMED_JSON,
        UNKNOWN_FIELD,
        MISSING_FIELD,
        INVALID_VALUE,
        OUT_OF_RANGE,
        TOO_MANY_ITEMS,
        DUPLICATE_ID,
        TOO_DEEP,
        CURRENCY_MISMATCH,
        INVALID_CURSOR,
        UNKNOWN_REFERENCE,
        EMPTY_RANGE,
        STEPS_OUT_OF_ORDER,
        CYCLE,
        NOT_ALLOWED_HERE,
        NEVER_APPLIES,
        UNSAFE_SCHEME,
        IDLE_OFFER,
        URL_NOT_HTTPS,
        URL_NOT_PUBLIC;

        /// The code as it stands on the wire.
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
