package io.kopilka.platform.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.kopilka.platform.tenancy.Credential;
import io.kopilka.platform.tenancy.IssuerUnavailable;
import io.kopilka.platform.tenancy.Tokens;
import io.kopilka.platform.tenancy.Visitor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks access tokens against the keys of the issuers that the settings name.
///
/// Signed with RS256 or ES256 and nothing else (so neither `none` nor a shared secret made of a public key), by
/// a key that the issuer shows now; of its `iss`; meant for its `audience`; not past `exp`, not before `nbf`,
/// give or take a minute. An identity token of Cognito's (`token_use` other than `access`) is none. Keys are
/// kept five minutes and fetched anew for a `kid` that is not among them, at most twice in half a minute, so
/// that nobody makes this service call another by inventing kids.
///
/// A token's time is the machine's, whatever clock the service was given: its issuer knows no other.
@Singleton
public final class IssuedTokens implements Tokens {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final long KEYS_KEPT_MS = 300_000;
    private static final long KEYS_WAIT_MS = 5_000;
    private static final long KEYS_PAUSE_MS = 30_000;
    private static final int CONNECT_MS = 2_000;
    private static final int READ_MS = 3_000;
    private static final int MOST_KEY_BYTES = 128 * 1024;
    private static final int LONGEST_TOKEN = 8_192;
    private static final int LONGEST_TEXT = 200;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final Map<String, Trusted> byAddress = new HashMap<>();
    private final InstantSource clock;

    private record Trusted(Issuer issuer, DefaultJWTProcessor<SecurityContext> processor) {}

    @Inject
    public IssuedTokens(Collection<Issuer> issuers) {
        this(issuers, InstantSource.system());
    }

    /// With a clock of the caller's.
    public IssuedTokens(Collection<Issuer> issuers, InstantSource clock) {
        this.clock = clock;
        issuers.forEach(issuer -> byAddress.put(issuer.address(), new Trusted(issuer, processor(issuer))));
    }

    @Override
    public Reading read(Credential credential) {
        String text = credential.secret().orElse("");
        if (text.length() > LONGEST_TOKEN) {
            return new Reading.Wrong();
        }
        try {
            if (!(JWTParser.parse(text) instanceof SignedJWT token)) {
                return new Reading.Wrong();
            }
            Trusted trusted = byAddress.get(
                    Optional.ofNullable(token.getJWTClaimsSet().getIssuer()).orElse(""));
            return trusted == null ? new Reading.Wrong() : judged(trusted.issuer(), signed(trusted, token), credential);
        } catch (RateLimitReachedException unknownKey) {
            // Keys were fetched a moment ago and this one was not among them.
            return new Reading.Wrong();
        } catch (ParseException | BadJOSEException notGood) {
            return new Reading.Wrong();
        } catch (JOSEException broken) {
            return new Reading.Wrong();
        }
    }

    private static JWTClaimsSet signed(Trusted trusted, SignedJWT token) throws BadJOSEException, JOSEException {
        try {
            return trusted.processor().process(token, null);
        } catch (RateLimitReachedException unknownKey) {
            throw unknownKey;
        } catch (KeySourceException unreachable) {
            if (unreachable.getCause() instanceof RateLimitReachedException) {
                throw new BadJWTException("no such key");
            }
            throw new IssuerUnavailable(trusted.issuer().name(), unreachable);
        }
    }

    private Reading judged(Issuer issuer, JWTClaimsSet claims, Credential credential) throws ParseException {
        Date ends = claims.getExpirationTime();
        Date begins = claims.getNotBeforeTime();
        String subject = Optional.ofNullable(claims.getSubject()).orElse("");
        Instant now = clock.instant();
        if (ends == null
                || subject.isEmpty()
                || subject.length() > LONGEST_TEXT
                || !isMeantForUs(issuer, claims)
                || (begins != null && begins.toInstant().isAfter(now.plus(SKEW)))) {
            return new Reading.Wrong();
        }
        if (!ends.toInstant().plus(SKEW).isAfter(now)) {
            return new Reading.Ended();
        }
        boolean isVerified = Boolean.TRUE.equals(claims.getClaim("email_verified"));
        return new Reading.Good(new Visitor(
                issuer.name(),
                subject,
                text(claims, "name"),
                isVerified ? text(claims, "email") : Optional.empty(),
                credential.language(),
                credential.from()));
    }

    private static boolean isMeantForUs(Issuer issuer, JWTClaimsSet claims) throws ParseException {
        String use = claims.getStringClaim("token_use");
        if (use != null && !use.equals("access")) {
            return false;
        }
        return claims.getAudience().isEmpty()
                ? issuer.expectedAudience().equals(claims.getStringClaim("client_id"))
                : claims.getAudience().contains(issuer.expectedAudience());
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT
                ? Optional.of(text)
                : Optional.empty();
    }

    private static DefaultJWTProcessor<SecurityContext> processor(Issuer issuer) {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        url(issuer), new DefaultResourceRetriever(CONNECT_MS, READ_MS, MOST_KEY_BYTES))
                .cache(KEYS_KEPT_MS, KEYS_WAIT_MS)
                .refreshAheadCache(false)
                .rateLimited(KEYS_PAUSE_MS)
                .build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // What the token says is judged here, where a token past its time is told from a forged one.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        return processor;
    }

    private static URL url(Issuer issuer) {
        try {
            return URI.create(issuer.keysAddress()).toURL();
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException("kopilka.oidc." + issuer.name() + ".jwks is no address", wrong);
        }
    }
}
