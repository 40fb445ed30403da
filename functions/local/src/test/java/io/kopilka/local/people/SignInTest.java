package io.kopilka.local.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.text.Language;
import io.kopilka.platform.oidc.IssuedTokens;
import io.kopilka.platform.oidc.Issuer;
import io.kopilka.platform.tenancy.Credential;
import io.kopilka.platform.tenancy.Tokens;
import io.kopilka.platform.tenancy.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Authorization code with PKCE at the issuer of this machine, as a browser does it, without one.
final class SignInTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    @TempDir
    Path folder;

    private EmbeddedIssuer issuer;

    @BeforeEach
    void start() {
        issuer = EmbeddedIssuer.launch(EmbeddedIssuer.freePort(), folder.resolve("login.html"));
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void whoSignsInHasATokenThatTheServiceTrusts() throws Exception {
        for (MadeUp person : MadeUp.values()) {
            String token = new SignIn(issuer.address()).token(person);

            assertThat(trusting().read(credential(token)))
                    .isEqualTo(new Tokens.Reading.Good(new Visitor(
                            "embedded",
                            person.subject(),
                            Optional.empty(),
                            Optional.empty(),
                            Language.RU,
                            Optional.empty())));
        }
    }

    @Test
    void aCodeIsWorthNothingToWhoeverLacksItsVerifier() throws Exception {
        SignIn signIn = new SignIn(issuer.address());
        String code = signIn.code(MadeUp.OWNER, VERIFIER);

        assertThatThrownBy(() -> signIn.redeem(code, "x" + VERIFIER.substring(1)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the issuer gave no token: 4");
    }

    @Test
    void thePageNamesEachPersonInBothLanguages() throws Exception {
        new SignIn(issuer.address()).token(MadeUp.OWNER);
        URI page = URI.create(
                issuer.address()
                        + "/authorize?response_type=code&client_id=kopilka&scope=openid&state=1&redirect_uri=http%3A%2F%2F127.0.0.1");

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            for (MadeUp person : MadeUp.values()) {
                assertThat(answer.body())
                        .contains(
                                "value=\"" + person.subject() + "\"",
                                person.title().in(Language.RU),
                                person.title().in(Language.EN));
            }
        }
    }

    private IssuedTokens trusting() {
        Issuer trusted = new Issuer(EmbeddedIssuer.NAME);
        trusted.setIssuer(issuer.address().toString());
        trusted.setAudience(EmbeddedIssuer.AUDIENCE);
        trusted.setJwks(issuer.address() + "/jwks");
        return new IssuedTokens(List.of(trusted));
    }

    private static Credential credential(String token) {
        return Credential.of("Bearer " + token, Optional.empty(), Language.RU, Optional.empty());
    }
}
