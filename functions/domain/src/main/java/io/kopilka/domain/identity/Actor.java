package io.kopilka.domain.identity;

/// Who acted: the machine whose key, or the person whose token, stood on the request. Audit and adjustments name
/// it.
public sealed interface Actor permits KeyId, PersonId {

    /// The id as it is stored and shown.
    String value();
}
