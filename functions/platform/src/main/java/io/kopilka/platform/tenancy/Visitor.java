package io.kopilka.platform.tenancy;

import io.kopilka.domain.text.Language;
import java.util.Optional;

/// A person who has proved who they are, before it is said for which tenant they act, or whether for any: who
/// signs a shop up, follows an invitation or asks where they are a member.
///
/// @param issuer who vouches for them: the name that the issuer has in the settings (`kopilka.oidc.<name>`),
///     which stays where its address moves
/// @param subject what the issuer calls them, for ever: the token's `sub`
/// @param name what people call them, where the token says so
/// @param email where the token says so and the issuer has verified it
/// @param language what they read
/// @param from the address that the request came from
public record Visitor(
        String issuer,
        String subject,
        Optional<String> name,
        Optional<String> email,
        Language language,
        Optional<String> from) {

    /// What they are found by.
    public PersonMark mark() {
        return PersonMark.of(issuer, subject);
    }

    /// Without name and address: neither belongs in a log.
    @Override
    public String toString() {
        return "Visitor[" + issuer + "]";
    }
}
