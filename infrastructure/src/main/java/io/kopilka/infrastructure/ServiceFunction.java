package io.kopilka.infrastructure;

import static io.kopilka.infrastructure.Family.ACCOUNTS;
import static io.kopilka.infrastructure.Family.CARDS;
import static io.kopilka.infrastructure.Family.CUSTOMERS;
import static io.kopilka.infrastructure.Family.ONCE;
import static io.kopilka.infrastructure.Family.RECEIPTS;
import static io.kopilka.infrastructure.Family.RULES;
import static io.kopilka.infrastructure.Family.TENANT;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Every function of the service: its package, what calls it, and how far it reaches.
@SuppressWarnings("ImmutableEnumChecker") // made by List.of and Set.of, which nobody can change
enum ServiceFunction {
    CHECKOUT(
            "checkout",
            new CalledBy.Http(List.of("Sales")),
            Set.of(TENANT, RULES, CARDS, CUSTOMERS, ACCOUNTS, RECEIPTS, ONCE),
            Set.of(ACCOUNTS, RECEIPTS, CUSTOMERS, ONCE),
            Set.of()),
    MEMBERS(
            "members",
            new CalledBy.Http(List.of("Cards", "Customers")),
            Set.of(TENANT, RULES, CARDS, CUSTOMERS, ACCOUNTS, ONCE),
            Set.of(CARDS, CUSTOMERS, ACCOUNTS, ONCE),
            Set.of()),
    PROGRAMS(
            "programs",
            new CalledBy.Http(List.of("Programme")),
            Set.of(TENANT, RULES, ONCE),
            Set.of(RULES, ONCE),
            Set.of()),
    TENANTS("tenants", new CalledBy.Http(List.of("Tenant")), Set.of(TENANT), Set.of(), Set.of());

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

    /// The families of the table that it writes.
    Set<Family> writes() {
        return writes;
    }

    /// The queues that it puts messages into.
    Set<QueueOf> sends() {
        return sends;
    }
}
