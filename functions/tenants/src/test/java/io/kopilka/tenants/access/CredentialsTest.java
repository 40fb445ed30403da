package io.kopilka.tenants.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.wire.http.TestIssuer;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What is let in and what is not: tokens, wrong keys, pages in browsers.
final class CredentialsTest {

    private final TestIssuer issuer = new TestIssuer();
    private final TestService service = TestService.with(Map.of(
            "kopilka.oidc.other.issuer",
            issuer.address(),
            "kopilka.oidc.other.audience",
            TestIssuer.AUDIENCE,
            "kopilka.oidc.other.jwks",
            issuer.keysAddress(),
            "kopilka.origins",
            "https://console.example.org"));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aGoodTokenIsLetIn() {
        assertThat(with(issuer.token("anna"))).isEqualTo(200);
        assertThat(with(TestIssuer.sign(issuer.claims("anna").build(), issuer.key(), new JOSEObjectType("at+jwt"))))
                .isEqualTo(200);
    }

    @Test
    void aTokenOfCognitosNamesItsClientInsteadOfAnAudience() {
        JWTClaimsSet.Builder access = issuer.claims("anna")
                .audience((String) null)
                .claim("token_use", "access")
                .claim("client_id", TestIssuer.AUDIENCE);

        assertThat(with(issuer.sign(access.build()))).isEqualTo(200);
        assertThat(with(issuer.sign(access.claim("client_id", "another").build())))
                .isEqualTo(401);
        assertThat(with(issuer.sign(
                        issuer.claims("anna").claim("token_use", "id").build())))
                .isEqualTo(401);
    }

    @Test
    void aTokenForAnotherOfAnotherOrOfNoTimeIsRefused() {
        Instant now = Instant.now();
        List<JWTClaimsSet.Builder> wrong = List.of(
                issuer.claims("anna").audience("another"),
                issuer.claims("anna").audience((String) null),
                issuer.claims("anna").issuer("https://issuer.example.org"),
                issuer.claims("anna").issuer(null),
                issuer.claims("anna").subject(null),
                issuer.claims("anna").expirationTime(null),
                issuer.claims("anna").expirationTime(Date.from(now.minusSeconds(61))),
                issuer.claims("anna").notBeforeTime(Date.from(now.plusSeconds(120))));

        for (JWTClaimsSet.Builder claims : wrong) {
            assertThat(with(issuer.sign(claims.build())))
                    .as("%s", claims.build())
                    .isEqualTo(401);
        }
        assertThat(with(issuer.sign(issuer.claims("anna")
                        .expirationTime(Date.from(now.minusSeconds(30)))
                        .build())))
                .as("half a minute past its end, within what clocks differ by")
                .isEqualTo(200);
    }

    @Test
    void aTokenThatItsIssuerDidNotSignIsRefused() throws JOSEException {
        JWTClaimsSet claims = issuer.claims("anna").build();
        RSAKey sameKid = TestIssuer.key(issuer.key().getKeyID());
        String good = issuer.token("anna");
        String[] parts = good.split("\\.", -1);
        String otherPayload = issuer.token("olga").split("\\.", -1)[1];
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                claims);
        confused.sign(new MACSigner(issuer.key().toPublicJWK().toJSONString().getBytes(UTF_8)));

        assertThat(with(TestIssuer.sign(claims, sameKid, JOSEObjectType.JWT)))
                .as("another key under the same kid")
                .isEqualTo(401);
        assertThat(with(TestIssuer.sign(claims, TestIssuer.key("unknown"), JOSEObjectType.JWT)))
                .as("a kid that the issuer does not show")
                .isEqualTo(401);
        assertThat(with(new PlainJWT(claims).serialize())).as("alg none").isEqualTo(401);
        assertThat(with(confused.serialize()))
                .as("a shared secret made of the public key")
                .isEqualTo(401);
        assertThat(with(parts[0] + "." + otherPayload + "." + parts[2]))
                .as("another payload")
                .isEqualTo(401);
        assertThat(with(parts[0] + "." + parts[1] + ".")).as("no signature").isEqualTo(401);
        assertThat(with("a.b.c")).isEqualTo(401);
        assertThat(with(TestIssuer.sign(claims, issuer.key(), new JOSEObjectType("dpop+jwt"))))
                .as("a token of another kind")
                .isEqualTo(401);
    }

    @Test
    void whenTheIssuerChangesItsKeyTheNewOneIsFetchedAndTheOldOneForgotten() {
        String old = issuer.token("anna");
        assertThat(with(old)).isEqualTo(200);
        assertThat(with(issuer.token("olga"))).isEqualTo(200);
        assertThat(issuer.fetches()).isEqualTo(1);

        issuer.rotate("2");

        assertThat(with(issuer.token("anna"))).isEqualTo(200);
        assertThat(issuer.fetches()).isEqualTo(2);
        assertThat(with(old)).isEqualTo(401);
    }

    @Test
    void inventedKidsDoNotMakeTheServiceCallTheIssuerAgainAndAgain() {
        assertThat(with(issuer.token("anna"))).isEqualTo(200);
        for (int guess = 0; guess < 10; guess++) {
            assertThat(with(TestIssuer.sign(
                            issuer.claims("anna").build(), TestIssuer.key("k" + guess), JOSEObjectType.JWT)))
                    .isEqualTo(401);
        }

        assertThat(issuer.fetches()).isLessThanOrEqualTo(3);
        assertThat(with(issuer.token("anna"))).isEqualTo(200);
    }

    @Test
    void wrongKeysAreRefusedAndAfterTwentyAMinuteNotEvenLookedUp() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        Client known = service.with(Scope.ME_READ);
        assertThat(known.get("/v1/me").status()).isEqualTo(200);
        List<Integer> statuses = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        try {
            for (int guess = 0; guess < 25; guess++) {
                String key = ApiKey.create(ApiKey.Mode.LIVE, TestService.TENANT, new SplittableRandom(1_000 + guess))
                        .reveal();
                secrets.add(key.substring(key.length() - 59));
                statuses.add(bearer(key).get("/v1/me").status());
            }
        } finally {
            root.detachAppender(log);
        }

        assertThat(statuses.subList(0, 20)).containsOnly(401);
        assertThat(statuses.subList(20, 25)).containsOnly(429);
        assertThat(known.get("/v1/me").status())
                .as("a key that is known goes on from the same address")
                .isEqualTo(200);
        Reply refused = bearer("kop_live_x").get("/v1/me");
        assertThat(refused.problem()).isEqualTo("429 rate_limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        List<ILoggingEvent> guesses = log.list.stream()
                .filter(event -> event.getMessage().equals("A guess that was wrong"))
                .toList();
        assertThat(guesses).hasSize(25);
        assertThat(guesses.getFirst().getKeyValuePairs().toString()).contains("127.0.0.1", "/v1/me");
        for (ILoggingEvent event : log.list) {
            String line = event.getFormattedMessage() + event.getKeyValuePairs();
            assertThat(secrets).noneMatch(line::contains);
        }
    }

    @Test
    void whoBringsNoCredentialIsNoGuesser() {
        for (int call = 0; call < 30; call++) {
            assertThat(service.anonymous().get("/v1/me").status()).isEqualTo(401);
        }
    }

    @Test
    void aPageOfAnOriginThatNobodyNamedIsRefusedBeforeAnythingIsDone() {
        Client key = service.with(Scope.ME_READ);

        assertThat(key.saying("Origin", "https://evil.example.org")
                        .get("/v1/me")
                        .problem())
                .isEqualTo("403 origin_not_allowed");
        Reply ours = key.saying("Origin", "https://console.example.org").get("/v1/me");
        assertThat(ours.status()).isEqualTo(200);
        assertThat(ours.header("Access-Control-Allow-Origin")).isEqualTo("https://console.example.org");
        assertThat(ours.header("Vary")).isEqualTo("Origin");
        assertThat(key.get("/v1/me").header("Access-Control-Allow-Origin")).isEmpty();
    }

    private int with(String token) {
        return bearer(token).get("/v1/me/tenants").status();
    }

    private Client bearer(String secret) {
        return service.anonymous().saying("Authorization", "Bearer " + secret);
    }
}
