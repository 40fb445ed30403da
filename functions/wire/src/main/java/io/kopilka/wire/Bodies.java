package io.kopilka.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Fault;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the body of a request under the contract's limits.
public final class Bodies {

    private static final byte[] NOTHING = {};

    private Bodies() {}

    /// The body as JSON. Refused: `malformed_json` (no body at all, too), `too_deep`.
    public static Outcome<JsonNode> json(byte @Nullable [] body) {
        return Outcome.of(Json.read(body == null ? NOTHING : body));
    }

    /// The body as what a reader makes of it; a refusal names all that is wrong.
    public static <T> Outcome<T> read(byte @Nullable [] body, Function<JsonNode, Read<T>> reader) {
        return json(body).then(document -> switch (reader.apply(document)) {
            case Read.Good<T>(T value) -> Outcome.done(value);
            case Read.Refused<T>(List<Fault> faults) -> Outcome.refused(Refusals.of(document, faults));
        });
    }

    /// The body of an operation that is told nothing: `{}`, and no field in it.
    public static Outcome<JsonNode> empty(byte @Nullable [] body) {
        return read(body, document -> {
            Faults faults = new Faults();
            Fields.of(document, "", faults).end();
            return Read.of(document, faults);
        });
    }
}
