package io.kopilka.webhooks;

import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.InboundId;
import io.kopilka.domain.identity.IntegrationId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Walk;
import io.kopilka.platform.tenancy.Holdings;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/// What a tenant was told and told us: endpoints with their deliveries, integrations with their messages.
@Singleton
final class HookHoldings implements Holdings {

    private final Table table;

    HookHoldings(Table table) {
        this.table = table;
    }

    @Override
    public Kind kind() {
        return Kind.WEBHOOKS;
    }

    @Override
    public void each(TenantId tenant, Consumer<String> partition) {
        String hooks = Keys.hooksPartition(tenant);
        for (Item endpoint : new Walk(table, Query.of(hooks).in(Keys.endpoints()))) {
            Keys.deliveries(tenant, new EndpointId(last(endpoint))).forEach(partition);
        }
        for (Item integration : new Walk(table, Query.of(hooks).in(Keys.integrations()))) {
            for (String shard : Keys.inboundOfIntegration(tenant, new IntegrationId(last(integration)))) {
                for (Item message : new Walk(table, Query.of(shard))) {
                    partition.accept(
                            Keys.inbound(tenant, new InboundId(last(message))).pk());
                }
                partition.accept(shard);
            }
        }
        partition.accept(hooks);
    }

    private static String last(Item item) {
        String sk = item.key().sk();
        return sk.substring(sk.lastIndexOf(Keys.SEPARATOR) + 1);
    }
}
