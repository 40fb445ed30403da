package io.kopilka.webhooks;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.secret.Sealing;
import io.kopilka.platform.table.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The secret in force, and for a day after it was changed the one before it, so that both sides can change it without
/// a message lost.
///
/// @param current the one in force
/// @param previous the one before it
/// @param previousUntil until when that is good too
public record Secrets(WebhookSecret current, Optional<WebhookSecret> previous, Optional<Instant> previousUntil) {

    /// How long the previous secret stays good.
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final String PURPOSE = "webhook";
    private static final String CURRENT = "secret";
    private static final String PREVIOUS = "previousSecret";
    private static final String PREVIOUS_UNTIL = "previousUntil";

    /// A first secret.
    public static Secrets first(WebhookSecret secret) {
        return new Secrets(secret, Optional.empty(), Optional.empty());
    }

    /// A new secret in force; the one until now stays good for a day.
    public Secrets rotated(WebhookSecret next, Instant now) {
        return new Secrets(next, Optional.of(current), Optional.of(now.plus(OVERLAP)));
    }

    /// Those that are good at a moment, the one in force first.
    public List<WebhookSecret> goodAt(Instant now) {
        List<WebhookSecret> good = new ArrayList<>(List.of(current));
        if (previousUntil.filter(now::isBefore).isPresent()) {
            previous.ifPresent(good::add);
        }
        return good;
    }

    /// Puts them into an item, sealed.
    public void write(Item.Draft draft, TenantId tenant, Sealing sealing) {
        draft.with(CURRENT, sealing.seal(tenant, PURPOSE, current.bytes()));
        previous.ifPresent(secret -> draft.with(PREVIOUS, sealing.seal(tenant, PURPOSE, secret.bytes())));
        previousUntil.ifPresent(moment -> draft.with(PREVIOUS_UNTIL, moment.toString()));
    }

    /// Those of an item.
    public static Secrets read(Item item, TenantId tenant, Sealing sealing) {
        return new Secrets(
                secret(item, CURRENT, tenant, sealing),
                item.has(PREVIOUS) ? Optional.of(secret(item, PREVIOUS, tenant, sealing)) : Optional.empty(),
                item.optionalText(PREVIOUS_UNTIL).map(Instant::parse));
    }

    private static WebhookSecret secret(Item item, String name, TenantId tenant, Sealing sealing) {
        return WebhookSecret.of(sealing.open(tenant, PURPOSE, item.bytes(name)));
    }
}
