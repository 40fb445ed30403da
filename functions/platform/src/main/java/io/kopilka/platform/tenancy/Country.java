package io.kopilka.platform.tenancy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The country whose law a tenant trades under.
///
/// @param code two capital letters of ISO 3166-1
public record Country(String code) {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    public Country {
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException("not a country of ISO 3166-1: " + code);
        }
    }

    /// The country of this code, or empty where there is none.
    public static Optional<Country> parse(String code) {
        return CODES.contains(code) ? Optional.of(new Country(code)) : Optional.empty();
    }
}
