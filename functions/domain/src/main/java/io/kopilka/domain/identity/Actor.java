package io.kopilka.domain.identity;

import java.util.Optional;

/// Who acted: the machine whose key, the device, or the person whose token stood on the request. Audit and
/// adjustments name it.
public sealed interface Actor permits KeyId, DeviceId, PersonId {

    /// The id as it is stored and shown.
    String value();

    /// The actor in a text, or empty where the text is no id of any kind.
    static Optional<Actor> parse(String text) {
        return KeyId.parse(text)
                .map(Actor.class::cast)
                .or(() -> DeviceId.parse(text))
                .or(() -> PersonId.parse(text));
    }
}
