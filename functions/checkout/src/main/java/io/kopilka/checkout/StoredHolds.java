package io.kopilka.checkout;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.HoldId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where holds are found by their ids. The points themselves stand on the account.
///
/// Schema 1: `customer`, `programme`, `account`; `until` (RFC 3339). It is kept for a month, so that a hold
/// that has ended is told from one that never was.
@Singleton
final class StoredHolds {
    static final Duration KEPT = Duration.ofDays(36);

    private static final int SCHEMA = 1;
    private static final String CUSTOMER = "customer";
    private static final String PROGRAMME = "programme";
    private static final String ACCOUNT = "account";
    private static final String UNTIL = "until";

    private final Table table;

    StoredHolds(Table table) {
        this.table = table;
    }

    Optional<StoredHold> find(TenantId tenant, HoldId id) {
        return table.get(Keys.hold(tenant, id), Consistency.STRONG).map(item -> read(id, item));
    }

    static Write create(TenantId tenant, StoredHold hold) {
        return new Write.PutIfAbsent(Item.of(Keys.hold(tenant, hold.id()), SCHEMA)
                .expires(hold.until().plus(KEPT))
                .with(CUSTOMER, hold.customer().value())
                .with(PROGRAMME, hold.programme().value())
                .with(ACCOUNT, hold.account().value())
                .with(UNTIL, hold.until().toString())
                .build());
    }

    private static StoredHold read(HoldId id, Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new StoredHold(
                id,
                new CustomerId(item.text(CUSTOMER)),
                new ProgrammeId(item.text(PROGRAMME)),
                new AccountId(item.text(ACCOUNT)),
                Instant.parse(item.text(UNTIL)));
    }

    /// Why a hold that was named is not open on this account: `unknown_hold`, `hold_of_another`,
    /// `hold_expired`, `hold_ended`.
    ///
    /// @param account whose points are to be spent; empty where nobody's are
    ProblemCode whyNotOpen(TenantId tenant, String id, Optional<AccountId> account, Instant now) {
        Optional<StoredHold> stored = HoldId.parse(id).flatMap(known -> find(tenant, known));
        if (stored.isEmpty()) {
            return ProblemCode.UNKNOWN_HOLD;
        }
        if (!account.equals(Optional.of(stored.get().account()))) {
            return ProblemCode.HOLD_OF_ANOTHER;
        }
        return now.isBefore(stored.get().until()) ? ProblemCode.HOLD_ENDED : ProblemCode.HOLD_EXPIRED;
    }
}
