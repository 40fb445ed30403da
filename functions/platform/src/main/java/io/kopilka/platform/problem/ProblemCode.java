package io.kopilka.platform.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every code that a problem, or one of its field errors, may have. Codes are stable: they are never renamed
/// and never given another meaning. The contract lists the same with the same statuses; the texts stand in
/// `messages_ru.properties` and `messages_en.properties`.
public enum ProblemCode {
    MALFORMED_JSON(400),
    UNKNOWN_FIELD(422),
    MISSING_FIELD(422),
    INVALID_VALUE(422),
    OUT_OF_RANGE(422),
    TOO_MANY_ITEMS(422),
    DUPLICATE_ID(422),
    TOO_DEEP(422),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    NOT_ACCEPTABLE(406),
    METHOD_NOT_ALLOWED(405),
    NOT_FOUND(404),
    CURRENCY_MISMATCH(422),
    UNKNOWN_STORE(404),
    UNKNOWN_CARD(404),
    UNKNOWN_CUSTOMER(404),
    UNKNOWN_QUOTE(404),
    UNKNOWN_RULESET(404),
    INVALID_CURSOR(400),
    UNKNOWN_LINE(404),
    UNKNOWN_HOLD(404),
    UNKNOWN_INTEGRATION(404),
    UNKNOWN_EVENT(404),
    UNAUTHENTICATED(401),
    SIGNATURE_MISSING(401),
    SIGNATURE_INVALID(401),
    SIGNATURE_STALE(401),
    FORBIDDEN_SCOPE(403),
    TENANT_NOT_NAMED(403),
    NOT_A_MEMBER(403),
    PERSON_NEEDED(403),
    ORIGIN_NOT_ALLOWED(403),
    UNKNOWN_INVITATION(404),
    UNKNOWN_PAIRING_CODE(404),
    ALREADY_MEMBER(409),
    LAST_OWNER(409),
    KEY_NOT_ACTIVE(409),
    IDEMPOTENCY_KEY_MISSING(400),
    IDEMPOTENCY_KEY_INVALID(400),
    IDEMPOTENCY_KEY_REUSED(422),
    BACKDATE_FORBIDDEN(403),
    TOO_FAR_AHEAD(422),
    RECEIPT_NUMBER_TAKEN(409),
    EXTERNAL_ID_TAKEN(409),
    FISCAL_TAKEN(409),
    PAYMENTS_MISMATCH(422),
    PRICE_CHANGED(409),
    SALE_FORBIDDEN(409),
    QUOTE_EXPIRED(409),
    RETURN_EXCEEDS_SOLD(409),
    ALREADY_RETURNED(409),
    NOT_ENOUGH_POINTS(409),
    TOO_MANY_HOLDS(409),
    HOLD_EXPIRED(409),
    HOLD_ENDED(409),
    HOLD_OF_ANOTHER(409),
    CARD_NOT_ISSUED(409),
    CARD_ALREADY_ISSUED(409),
    CARD_NOT_PERSONAL(409),
    CARD_BLOCKED(409),
    CARD_REPLACED(409),
    CARD_EXPIRED(409),
    TENANT_LEAVING(409),
    STORE_ARCHIVED(409),
    UNKNOWN_CARD_KIND(404),
    NUMBERS_OVERLAP(409),
    NUMBERS_EXHAUSTED(409),
    CARD_KIND_NOT_PRINTED(409),
    BATCH_NOT_READY(409),
    TOO_MANY_BATCHES(409),
    STALE_ETAG(412),
    PRECONDITION_REQUIRED(428),
    RULESET_INVALID(422),
    UNKNOWN_REFERENCE(),
    EMPTY_RANGE(),
    STEPS_OUT_OF_ORDER(),
    CYCLE(),
    NOT_ALLOWED_HERE(),
    NEVER_APPLIES(),
    UNSAFE_SCHEME(),
    IDLE_OFFER(),
    URL_NOT_HTTPS(422),
    URL_NOT_PUBLIC(422),
    ENDPOINT_NOT_ACTIVE(409),
    RATE_LIMITED(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private static final Map<String, ProblemCode> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ProblemCode::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final OptionalInt status;

    ProblemCode() {
        this.status = OptionalInt.empty();
    }

    ProblemCode(int status) {
        this.status = OptionalInt.of(status);
    }

    /// The code of this name on the wire, or empty where there is none.
    public static Optional<ProblemCode> parse(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /// The code on the wire, in snake_case.
    public String wireName() {
        return wireName;
    }

    /// The HTTP status of a problem with this code; empty for codes that only field errors have.
    public OptionalInt status() {
        return status;
    }
}
