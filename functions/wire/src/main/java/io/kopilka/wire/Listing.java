package io.kopilka.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.table.Cursor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One list of one tenant: its path and its filters. A cursor is good in the list that gave it and in no other, so that
/// nobody is shown a list from a place that means nothing in it.
///
/// @param key signs what the list gives
/// @param text tenant, path and filters
public record Listing(SigningKey key, String text) {

    private static final int MARK_BYTES = 9;
    private static final List<String> NO_FILTERS = List.of("cursor", "limit");

    static Listing of(SigningKey key, TenantId tenant, String path, Map<String, List<String>> parameters) {
        Map<String, List<String>> filters = new TreeMap<>(parameters);
        NO_FILTERS.forEach(filters::remove);
        return new Listing(key, tenant.value() + '\n' + path + '\n' + filters);
    }

    /// A cursor as a client sees it: opaque, fit for a query parameter.
    String write(Cursor cursor) {
        byte[] place = cursor.sk().getBytes(UTF_8);
        byte[] text = Arrays.copyOf(mark(cursor.sk()), MARK_BYTES + place.length);
        System.arraycopy(place, 0, text, MARK_BYTES, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /// The cursor in a client's text; empty where this list did not give it.
    Optional<Cursor> read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length <= MARK_BYTES) {
                return Optional.empty();
            }
            String place = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, MARK_BYTES, bytes.length - MARK_BYTES))
                    .toString();
            boolean isOurs = MessageDigest.isEqual(mark(place), Arrays.copyOf(bytes, MARK_BYTES));
            return isOurs ? Optional.of(new Cursor(place)) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            return Optional.empty();
        }
    }

    private byte[] mark(String place) {
        return Arrays.copyOf(key.sign(("cursor\n" + text + '\n' + place).getBytes(UTF_8)), MARK_BYTES);
    }
}
