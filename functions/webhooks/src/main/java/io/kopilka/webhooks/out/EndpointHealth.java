package io.kopilka.webhooks.out;

import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How deliveries to an endpoint fare: since when every try failed, and how many deliveries were given up. Written only
/// when that changes.
@Singleton
final class EndpointHealth {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointHealth.class);
    private static final int SCHEMA = 1;
    private static final int TRIES = 10;

    private static final String FAILING_SINCE = "failingSince";
    private static final String GIVEN_UP = "givenUp";

    private final Table table;

    EndpointHealth(Table table) {
        this.table = table;
    }

    /// What is known.
    ///
    /// @param failingSince the first failure since the last success; empty where the last try succeeded
    /// @param givenUp deliveries that failed for three days
    record Report(Optional<Instant> failingSince, long givenUp, long version) {

        static final Report NEW = new Report(Optional.empty(), 0, 0);
    }

    Report report(TenantId tenant, EndpointId endpoint) {
        return table.get(Keys.endpointHealth(tenant, endpoint), Consistency.EVENTUAL)
                .map(item -> new Report(
                        item.optionalText(FAILING_SINCE).map(Instant::parse), item.whole(GIVEN_UP), item.version()))
                .orElse(Report.NEW);
    }

    void succeeded(TenantId tenant, EndpointId endpoint) {
        Report now = report(tenant, endpoint);
        if (now.failingSince().isPresent()) {
            // Lost to somebody who was faster: the next success says it again.
            write(tenant, endpoint, new Report(Optional.empty(), now.givenUp(), now.version()));
        }
    }

    void failed(TenantId tenant, EndpointId endpoint, Instant at) {
        Report now = report(tenant, endpoint);
        if (now.failingSince().isEmpty()) {
            write(tenant, endpoint, new Report(Optional.of(at), now.givenUp(), now.version()));
        }
    }

    /// Counts a delivery that was given up, and says so in the log, where an alarm watches.
    void gaveUp(TenantId tenant, EndpointId endpoint, String event) {
        LOG.atWarn()
                .addKeyValue("tenant", tenant)
                .addKeyValue("endpoint", endpoint)
                .addKeyValue("event", event)
                .log("webhook given up");
        for (int tries = 0; tries < TRIES; tries++) {
            Report now = report(tenant, endpoint);
            if (write(tenant, endpoint, new Report(now.failingSince(), now.givenUp() + 1, now.version()))) {
                return;
            }
        }
    }

    private boolean write(TenantId tenant, EndpointId endpoint, Report report) {
        Item.Draft draft = Item.of(Keys.endpointHealth(tenant, endpoint), SCHEMA)
                .version(report.version() + 1)
                .with(GIVEN_UP, report.givenUp());
        report.failingSince().ifPresent(moment -> draft.with(FAILING_SINCE, moment.toString()));
        Write write = report.version() == 0
                ? new Write.PutIfAbsent(draft.build())
                : new Write.PutIfVersion(draft.build(), report.version());
        return table.write(write) instanceof WriteOutcome.Written;
    }
}
