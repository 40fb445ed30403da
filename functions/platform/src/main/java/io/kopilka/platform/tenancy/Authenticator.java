package io.kopilka.platform.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.kopilka.domain.identity.Actor;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.snapshot.AroundSnapshot;
import io.kopilka.platform.time.ServiceClock;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Tells who is behind a request's credential: the key of a machine or a device, or the token of a person.
///
/// What it learnt of a key or a member it remembers for a minute, so that a till's key costs one read a minute,
/// and a key revoked or a person removed works for at most that long. Keys that do not exist are remembered
/// too, apart from the others: whoever tries many fills that part and drives out no good key. Keys are
/// remembered by their hash; the secret itself is kept nowhere. What checks tokens is made when the first one
/// comes: a till never waits for it.
@Singleton
public final class Authenticator implements AroundSnapshot {

    /// How long what is known of a key or a member is remembered.
    public static final Duration CACHED = Duration.ofSeconds(60);

    private static final int MOST_KNOWN = 20_000;
    private static final int MOST_UNKNOWN = 5_000;

    private final ApiKeys keys;
    private final BeanProvider<Tokens> tokens;
    private final InstantSource clock;
    private final Cache<ByteBuffer, ApiKeyGrant> known;
    private final Cache<ByteBuffer, Boolean> unknown;
    private final Remembered<Membership, Person> members;

    private record Membership(TenantId tenant, PersonMark mark) {}

    @Inject
    public Authenticator(
            ApiKeys keys, People people, BeanProvider<Tokens> tokens, @Named(ServiceClock.NAME) InstantSource clock) {
        this(keys, people, tokens, clock, Ticker.systemTicker());
    }

    Authenticator(ApiKeys keys, People people, BeanProvider<Tokens> tokens, InstantSource clock, Ticker ticker) {
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(CACHED)
                .maximumSize(MOST_KNOWN)
                .ticker(ticker)
                .build();
        this.unknown = Caffeine.newBuilder()
                .expireAfterWrite(CACHED)
                .maximumSize(MOST_UNKNOWN)
                .ticker(ticker)
                .build();
        this.members = new Remembered<>(
                member -> Fence.around(member.tenant()).call(() -> people.find(member.tenant(), member.mark())),
                CACHED,
                MOST_KNOWN,
                MOST_UNKNOWN,
                ticker);
    }

    /// Who sends a request.
    ///
    /// @param mayLookUp whether a key that is not remembered may be looked up; an address that has guessed too
    ///     often is answered from memory alone
    public Identity identify(Credential credential, boolean mayLookUp) {
        if (credential.secret().isEmpty()) {
            return new Identity.Nobody();
        }
        if (credential.isToken()) {
            return mayLookUp ? person(credential) : new Identity.NotAsked();
        }
        Optional<ApiKey> key = credential.secret().flatMap(ApiKey::parse);
        if (key.isEmpty()) {
            return new Identity.Wrong();
        }
        ByteBuffer hash = ByteBuffer.wrap(key.get().hash());
        ApiKeyGrant remembered = known.getIfPresent(hash);
        if (remembered == null && !mayLookUp) {
            return new Identity.NotAsked();
        }
        Optional<ApiKeyGrant> grant = remembered == null ? find(key.get(), hash) : Optional.of(remembered);
        if (grant.isEmpty()) {
            return new Identity.Wrong();
        }
        return grant.get().isGoodAt(clock.instant())
                ? new Identity.Known(machine(grant.get(), credential), Optional.empty())
                : new Identity.Ended();
    }

    /// Takes note that a key was changed in this process; others see it within [#CACHED].
    ///
    /// @param hash of the key
    public void keyChanged(byte[] hash) {
        known.invalidate(ByteBuffer.wrap(hash));
    }

    /// Takes note that a member came, was changed or left in this process; others see it within [#CACHED].
    public void memberChanged(TenantId tenant, PersonMark mark) {
        members.forget(new Membership(tenant, mark));
    }

    /// Whatever was known of a key or a member may have changed since.
    @Override
    public void afterRestore() {
        known.invalidateAll();
        unknown.invalidateAll();
        members.forget();
    }

    private static Caller machine(ApiKeyGrant grant, Credential credential) {
        return new Caller(
                grant.tenant(),
                grant.actor(),
                grant.scopes(),
                grant.stores(),
                credential.language(),
                Optional.empty(),
                credential.from());
    }

    private Optional<ApiKeyGrant> find(ApiKey key, ByteBuffer hash) {
        if (unknown.getIfPresent(hash) != null) {
            return Optional.empty();
        }
        // A key is looked up inside the fence of the tenant that it names itself.
        Optional<ApiKeyGrant> found = Fence.around(key.tenant()).call(() -> keys.find(key));
        found.ifPresentOrElse(grant -> known.put(hash, grant), () -> unknown.put(hash, Boolean.TRUE));
        return found;
    }

    private Identity person(Credential credential) {
        return switch (tokens.get().read(credential)) {
            case Tokens.Reading.Wrong() -> new Identity.Wrong();
            case Tokens.Reading.Ended() -> new Identity.Ended();
            case Tokens.Reading.Good(Visitor visitor) ->
                credential.tenant().isEmpty() ? new Identity.Proven(visitor) : member(credential, visitor);
        };
    }

    private Identity member(Credential credential, Visitor visitor) {
        return credential
                .tenant()
                .flatMap(TenantId::parse)
                .<Identity>flatMap(tenant -> members.find(new Membership(tenant, visitor.mark()))
                        .map(person -> new Identity.Known(caller(tenant, person, credential), Optional.of(visitor))))
                .orElseGet(() -> new Identity.NotMember(visitor));
    }

    private static Caller caller(TenantId tenant, Person person, Credential credential) {
        Actor actor = person.id();
        return new Caller(
                tenant,
                actor,
                person.role().scopes(),
                person.stores(),
                credential.language(),
                Optional.of(person.role()),
                credential.from());
    }
}
