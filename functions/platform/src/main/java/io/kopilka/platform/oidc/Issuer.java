package io.kopilka.platform.oidc;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An issuer whose tokens are trusted: the settings `kopilka.oidc.<name>.*`.
///
/// | setting | what it is |
/// |---|---|
/// | `issuer` | the `iss` of its tokens, to the letter |
/// | `audience` | what its tokens must be meant for: one of `aud`, or, where there is no `aud` (as with Cognito),
/// `client_id` |
/// | `jwks` | where its keys are; `<issuer>/.well-known/jwks.json`, as with Cognito, where nothing is said |
@EachProperty("kopilka.oidc")
public final class Issuer {

    private final String name;
    private @Nullable String address;
    private @Nullable String audience;
    private @Nullable String jwks;

    /// An issuer of this name, as the settings make it.
    @Inject
    public Issuer(@Parameter String name) {
        this.name = name;
    }

    /// What it is called here. A person's membership goes by it, so it stays where the address moves.
    public String name() {
        return name;
    }

    /// The `iss` of its tokens.
    public String address() {
        return Objects.requireNonNull(address, () -> "kopilka.oidc." + name + ".issuer is not set");
    }

    /// What its tokens must be meant for.
    public String expectedAudience() {
        return Objects.requireNonNull(audience, () -> "kopilka.oidc." + name + ".audience is not set");
    }

    /// Where its keys are.
    public String keysAddress() {
        return Optional.ofNullable(jwks).orElseGet(() -> address() + "/.well-known/jwks.json");
    }

    /// As the settings say it.
    public void setIssuer(String issuer) {
        address = issuer;
    }

    /// As the settings say it.
    public void setAudience(String meantFor) {
        audience = meantFor;
    }

    /// As the settings say it.
    public void setJwks(String keys) {
        jwks = keys;
    }
}
