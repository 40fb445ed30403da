package io.kopilka.platform.idempotency;

import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How the state of an idempotency key is stored.
final class OnceRecord {

    /// How long an answer is kept: 35 days are promised, one more is margin.
    static final Duration KEPT = Duration.ofDays(36);

    private static final int SCHEMA = 1;
    private static final String REQUEST = "request";
    private static final String UNTIL = "until";
    private static final String STATUS = "status";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";

    private OnceRecord() {}

    static OnceState read(Optional<Item> stored) {
        if (stored.isEmpty()) {
            return new OnceState.Unused();
        }
        Item item = stored.get();
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        RequestDigest request = new RequestDigest(item.text(REQUEST));
        return item.has(STATUS)
                ? new OnceState.Answered(
                        request,
                        new Answer(Math.toIntExact(item.whole(STATUS)), item.textMap(HEADERS), item.bytes(BODY)))
                : new OnceState.InFlight(request, Instant.ofEpochMilli(item.whole(UNTIL)), item.version());
    }

    /// Takes a key that nobody has used.
    static Write take(Key key, RequestDigest request, Instant until, Instant now) {
        return new Write.PutIfAbsent(inFlight(key, request, until, now, 1));
    }

    /// Takes a key over from a holder whose lease ran out.
    static Write takeOver(Key key, OnceState.InFlight from, Instant until, Instant now) {
        return new Write.PutIfVersion(inFlight(key, from.request(), until, now, from.version() + 1), from.version());
    }

    /// Keeps the holder's answer; where the key was never taken, refused if somebody has it now.
    static Write answer(Key key, RequestDigest request, Answer answer, Instant now, long version) {
        Item item = Item.of(key, SCHEMA)
                .version(version + 1)
                .expires(now.plus(KEPT))
                .with(REQUEST, request.hex())
                .with(STATUS, answer.status())
                .with(HEADERS, answer.headers())
                .with(BODY, answer.body())
                .build();
        return version == 0 ? new Write.PutIfAbsent(item) : new Write.PutIfVersion(item, version);
    }

    private static Item inFlight(Key key, RequestDigest request, Instant until, Instant now, long version) {
        return Item.of(key, SCHEMA)
                .version(version)
                .expires(now.plus(KEPT))
                .with(REQUEST, request.hex())
                .with(UNTIL, until.toEpochMilli())
                .build();
    }
}
