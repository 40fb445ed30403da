package io.kopilka.platform.tenancy;

import io.kopilka.domain.text.Language;
import java.util.Locale;
import java.util.Optional;

/// What a request brings to say who sends it.
///
/// @param secret what stands behind `Bearer`; empty where the request brings no credential of this kind
/// @param tenant the tenant that a person names by the header `Kopilka-Tenant`; nothing to a key, which has its
///     own
/// @param language what the sender reads
/// @param from the address that the request comes from
public record Credential(Optional<String> secret, Optional<String> tenant, Language language, Optional<String> from) {

    /// The header by which a person says for which tenant they act.
    public static final String TENANT_HEADER = "Kopilka-Tenant";

    private static final String SCHEME = "bearer ";
    private static final String KEY = "kop_";

    /// The credential of these headers.
    ///
    /// @param authorization `Authorization`, empty where there is none
    public static Credential of(
            String authorization, Optional<String> tenant, Language language, Optional<String> from) {
        boolean isBearer = authorization.length() > SCHEME.length()
                && authorization
                        .substring(0, SCHEME.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(SCHEME);
        return new Credential(
                isBearer ? Optional.of(authorization.substring(SCHEME.length()).strip()) : Optional.empty(),
                tenant,
                language,
                from);
    }

    /// Whether it has the form of a person's token: three parts, and not what a key begins with.
    public boolean isToken() {
        return secret.filter(text -> !text.startsWith(KEY)
                        && text.chars().filter(c -> c == '.').count() == 2)
                .isPresent();
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "Credential[" + (isToken() ? "token" : "key") + "]";
    }
}
