package io.kopilka.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.AccountAnswer;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.card.Holder;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.customer.Lifecycle;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.rulebook.Rulebook;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// Where a customer stands today: tier and points.
@Singleton
final class Standing {
    private final AccountStore accounts;
    private final Rulebook rulebook;
    private final Directory directory;
    private final InstantSource clock;

    Standing(AccountStore accounts, Rulebook rulebook, Directory directory, InstantSource clock) {
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.directory = directory;
        this.clock = clock;
    }

    /// Now in the tenant's zone.
    OffsetDateTime now(TenantId tenant) {
        return clock.instant()
                .atZone(directory.tenant(tenant).orElseThrow().zone())
                .toOffsetDateTime();
    }

    /// Today in the tenant's zone.
    LocalDate today(TenantId tenant) {
        return now(tenant).toLocalDate();
    }

    /// Adds `tier` and `points` of a customer's account, and says which account that is.
    Account put(TenantId tenant, Holder holder, ObjectNode into) {
        Account account = accounts.load(tenant, holder.programme(), holder.account(), Consistency.EVENTUAL);
        put(tenant, account, into);
        return account;
    }

    /// Adds `tier` and `points` of an account as it was stored.
    void put(TenantId tenant, Account stored, ObjectNode into) {
        OffsetDateTime now = now(tenant);
        Account account = stored.freedAt(now.toInstant());
        into.set("tier", AccountAnswer.tier(account, rulebook.current(tenant).ruleset(), now));
        ObjectNode points = Json.object();
        LocalDate today = now.toLocalDate();
        AccountAnswer.putPoints(points, account, today, account.availableOn(today));
        into.set("points", points);
    }

    /// How close the customer is to the shop, in the contract's words.
    String lifecycle(TenantId tenant, Account account) {
        OffsetDateTime now = now(tenant);
        Instant last = account.counters().lastPurchase();
        return switch (Lifecycle.on(
                now.toLocalDate(),
                account.counters().purchases(),
                last == null ? null : last.atOffset(now.getOffset()).toLocalDate())) {
            case POTENTIAL -> "potential";
            case ACTUAL -> "actual";
            case REPEAT -> "repeat";
            case COMMITTED -> "committed";
            case AT_RISK -> "atRisk";
            case LOST -> "lost";
        };
    }
}
