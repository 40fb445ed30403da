package io.kopilka.infrastructure;

import static io.kopilka.infrastructure.Family.ACCOUNTS;
import static io.kopilka.infrastructure.Family.AUDIT;
import static io.kopilka.infrastructure.Family.COUNTED;
import static io.kopilka.infrastructure.Family.CUSTOMERS;
import static io.kopilka.infrastructure.Family.DUE;
import static io.kopilka.infrastructure.Family.EVERY_TENANT;
import static io.kopilka.infrastructure.Family.HOLDS;
import static io.kopilka.infrastructure.Family.HOOKS;
import static io.kopilka.infrastructure.Family.LETTERS;
import static io.kopilka.infrastructure.Family.ONCE;
import static io.kopilka.infrastructure.Family.PAIRINGS;
import static io.kopilka.infrastructure.Family.PEOPLE;
import static io.kopilka.infrastructure.Family.RECEIPTS;
import static io.kopilka.infrastructure.Family.RULES;
import static io.kopilka.infrastructure.Family.TENANT;
import static io.kopilka.infrastructure.Family.TOLD;
import static io.kopilka.infrastructure.Family.USED;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Every function of the service: its package, what calls it, and how far it reaches.
@SuppressWarnings("ImmutableEnumChecker") // made by List.of and Set.of, which nobody can change
enum ServiceFunction {
    CHECKOUT(
            "checkout",
            new CalledBy.Http(List.of("Sales")),
            Set.of(TENANT, RULES, Family.CARDS, CUSTOMERS, ACCOUNTS, HOLDS, RECEIPTS, ONCE),
            Set.of(ACCOUNTS, HOLDS, RECEIPTS, CUSTOMERS, ONCE),
            Set.of()),
    MEMBERS(
            "members",
            new CalledBy.Http(List.of("Cards", "Customers")),
            Set.of(TENANT, RULES, Family.CARDS, CUSTOMERS, ACCOUNTS, ONCE),
            Set.of(Family.CARDS, CUSTOMERS, ACCOUNTS, ONCE, AUDIT),
            Set.of()),
    /// Card kinds, batches, and the files for print shops.
    PRINTING(
            "cards",
            new CalledBy.Http(List.of("Printing")),
            Set.of(TENANT, RULES, Family.PRINTING, ONCE),
            Set.of(Family.PRINTING, ONCE, AUDIT),
            Set.of(QueueOf.CARDS)),
    PROGRAMS(
            "programs",
            new CalledBy.Http(List.of("Programme")),
            Set.of(TENANT, RULES, ONCE),
            Set.of(RULES, ONCE, AUDIT),
            Set.of()),
    TENANTS(
            "tenants",
            new CalledBy.Http(List.of("Tenant", "Access")),
            Set.of(TENANT, USED, PEOPLE, PAIRINGS, AUDIT),
            Set.of(TENANT, PEOPLE, PAIRINGS, LETTERS, AUDIT),
            Set.of()),
    REPORTS("reports", new CalledBy.Http(List.of("Reports")), Set.of(TENANT, Family.REPORTS), Set.of(), Set.of()),
    RECALCULATIONS("upkeep", new CalledBy.Http(List.of("Recalculations")), Set.of(TENANT, RULES), Set.of(), Set.of()),
    WEBHOOKS(
            "webhooks",
            new CalledBy.Http(List.of("Webhooks")),
            Set.of(TENANT, HOOKS, TOLD, Family.DELIVERIES, Family.INBOUND),
            Set.of(HOOKS, TOLD, Family.DELIVERIES, Family.INBOUND, AUDIT),
            Set.of(QueueOf.DELIVERIES, QueueOf.INBOUND)),

    /// Carries changes of the table to the queues; it reads them from the stream alone.
    RELAY(
            "relay",
            new CalledBy.Streamed(),
            Set.of(),
            Set.of(),
            Set.of(QueueOf.TIERS, QueueOf.REPORTS, QueueOf.WEBHOOKS, QueueOf.UNREADABLE)),

    /// Makes accounts true on which something happened.
    TIERS(
            "upkeep",
            new CalledBy.Queued(QueueOf.TIERS),
            Set.of(TENANT, RULES, CUSTOMERS, ACCOUNTS, DUE),
            Set.of(ACCOUNTS, DUE),
            Set.of()),

    /// Counts events into the buckets of reports.
    REPORT_COUNTER(
            "reports",
            new CalledBy.Queued(QueueOf.REPORTS),
            Set.of(Family.REPORTS, COUNTED),
            Set.of(Family.REPORTS, COUNTED),
            Set.of()),

    /// Makes one delivery of an event for each endpoint that wants it.
    FAN_OUT(
            "webhooks",
            new CalledBy.Queued(QueueOf.WEBHOOKS),
            Set.of(TENANT, RECEIPTS, HOOKS, TOLD, Family.DELIVERIES),
            Set.of(TOLD, Family.DELIVERIES),
            Set.of(QueueOf.DELIVERIES)),

    /// Calls endpoints.
    DELIVERIES(
            "webhooks",
            new CalledBy.Queued(QueueOf.DELIVERIES),
            Set.of(HOOKS, TOLD, Family.DELIVERIES),
            Set.of(HOOKS, Family.DELIVERIES),
            Set.of(QueueOf.DELIVERIES)),

    /// Records receipts that came in from outside, as checkout would.
    INBOUND(
            "webhooks",
            new CalledBy.Queued(QueueOf.INBOUND),
            Set.of(TENANT, RULES, Family.CARDS, CUSTOMERS, ACCOUNTS, HOLDS, RECEIPTS, Family.INBOUND),
            Set.of(CUSTOMERS, ACCOUNTS, HOLDS, RECEIPTS, Family.INBOUND),
            Set.of()),

    /// Makes the cards of batches and sends them to stores.
    CARDS(
            "cards",
            new CalledBy.Queued(QueueOf.CARDS),
            Set.of(TENANT, RULES, Family.CARDS, Family.PRINTING),
            Set.of(Family.CARDS, Family.PRINTING),
            Set.of(QueueOf.CARDS)),

    /// Goes on with batches whose message was lost.
    CARD_SCHEDULE(
            "cards",
            new CalledBy.Scheduled(Map.of("continue-card-batches", Duration.ofMinutes(5))),
            Set.of(EVERY_TENANT, Family.PRINTING),
            Set.of(),
            Set.of(QueueOf.CARDS)),

    /// Looks at the accounts whose day has come, and at all of them after a publication.
    UPKEEP(
            "upkeep",
            new CalledBy.Scheduled(Map.of(
                    "review-due-accounts", Duration.ofHours(1),
                    "recalculate-tiers", Duration.ofMinutes(5))),
            Set.of(EVERY_TENANT, TENANT, RULES, CUSTOMERS, ACCOUNTS, DUE),
            Set.of(RULES, ACCOUNTS, DUE),
            Set.of());

    private final String packaged;
    private final CalledBy calledBy;
    private final Set<Family> reads;
    private final Set<Family> writes;
    private final Set<QueueOf> sends;

    ServiceFunction(String packaged, CalledBy calledBy, Set<Family> reads, Set<Family> writes, Set<QueueOf> sends) {
        this.packaged = packaged;
        this.calledBy = calledBy;
        this.reads = reads;
        this.writes = writes;
        this.sends = sends;
    }

    /// Its own name: `checkout`.
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The module whose package it runs from.
    String packaged() {
        return packaged;
    }

    CalledBy calledBy() {
        return calledBy;
    }

    /// The families of the table that it reads.
    Set<Family> reads() {
        return reads;
    }

    /// The families of the table that it writes. Whatever lets callers in notes when they were here.
    Set<Family> writes() {
        if (calledBy instanceof CalledBy.Http) {
            Set<Family> families = EnumSet.of(USED);
            families.addAll(writes);
            return families;
        }
        return writes;
    }

    /// The queues that it puts messages into.
    Set<QueueOf> sends() {
        return sends;
    }
}
