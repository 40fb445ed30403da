package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.hash.Sha256;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The short codes by which devices are paired: eight characters of Crockford's base 32, 40 bits, good once and
/// for [#GOOD_FOR]. Short enough to be typed, and guessing is cut off after 20 tries a minute: at that rate a
/// code of ten minutes' life is found once in five thousand million.
@Singleton
public final class Pairings {

    /// How long a code is good.
    public static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final int SCHEMA = 1;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{8}");
    private static final String TENANT = "tenant";
    private static final String STORE = "store";
    private static final String NAME = "name";
    private static final String EXPIRES = "expires";

    private final Table table;

    public Pairings(Table table) {
        this.table = table;
    }

    /// What a code pairs a device with.
    ///
    /// @param name what the device is to be called
    /// @param expires from when on the code is gone
    public record Pairing(TenantId tenant, StoreId store, String name, Instant expires) {}

    /// A new code.
    public static String code(RandomGenerator secureRandom) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(secureRandom.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /// The code that somebody means by what they typed: small letters, a hyphen or blanks, O for 0, I or L for
    /// 1.
    public static Optional<String> parse(String typed) {
        String code = typed.toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace(" ", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /// The write that makes a code good; refused where it is in use.
    public Write create(String code, Pairing pairing) {
        return new Write.PutIfAbsent(Item.of(Keys.pairing(Keys.HOUSE, hash(code)), SCHEMA)
                .expires(pairing.expires())
                .with(TENANT, pairing.tenant().value())
                .with(STORE, pairing.store().value())
                .with(NAME, pairing.name())
                .with(EXPIRES, pairing.expires().toString())
                .build());
    }

    /// What a code pairs with, while it is good.
    public Optional<Pairing> find(String code) {
        return table.get(Keys.pairing(Keys.HOUSE, hash(code)), Consistency.STRONG)
                .map(item -> new Pairing(
                        new TenantId(item.text(TENANT)),
                        new StoreId(item.text(STORE)),
                        item.text(NAME),
                        Instant.parse(item.text(EXPIRES))));
    }

    /// The write that uses a code up, which must still be good.
    public Write use(String code) {
        return new Write.DeleteIfPresent(Keys.pairing(Keys.HOUSE, hash(code)));
    }

    private static byte[] hash(String code) {
        return Sha256.of(("pairing " + code).getBytes(StandardCharsets.US_ASCII));
    }
}
