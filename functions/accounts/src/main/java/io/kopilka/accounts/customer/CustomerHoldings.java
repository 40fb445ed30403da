package io.kopilka.accounts.customer;

import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Walk;
import io.kopilka.platform.tenancy.Holdings;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/// The customers of a tenant, their cards and accounts, and the days on which accounts are to be looked at.
@Singleton
final class CustomerHoldings implements Holdings {

    private final Table table;
    private final Customers customers;

    CustomerHoldings(Table table, Customers customers) {
        this.table = table;
        this.customers = customers;
    }

    @Override
    public Kind kind() {
        return Kind.CUSTOMERS;
    }

    @Override
    public void each(TenantId tenant, Consumer<String> partition) {
        for (String shard : Keys.customersOfTenant(tenant)) {
            for (Item place : new Walk(table, Query.of(shard))) {
                CustomerId id = new CustomerId(place.key().sk());
                customers
                        .find(tenant, id, Consistency.STRONG)
                        .map(Customers.Stored::customer)
                        .ifPresent(customer -> of(tenant, customer, partition));
                partition.accept(Keys.customerPartition(tenant, id));
            }
            partition.accept(shard);
        }
        Keys.dueAccounts(tenant).forEach(partition);
    }

    private static void of(TenantId tenant, Customer customer, Consumer<String> partition) {
        for (CardNumber card : customer.cards()) {
            partition.accept(Keys.card(tenant, card).pk());
        }
        partition.accept(Keys.accountPartition(tenant, customer.programme(), customer.account()));
    }
}
