package io.kopilka.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Walk;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Holdings;
import io.kopilka.platform.tenancy.SandboxClocks;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.time.ServiceClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/// The receipts of a tenant, found by business day: every day on which a receipt may have been, for one may be of any
/// age.
@Singleton
final class ReceiptHoldings implements Holdings {

    /// The first day of a moment that a request may name.
    private static final LocalDate FIRST_DAY = LocalDate.of(1999, 12, 31);

    private static final Duration AHEAD = Duration.ofDays(3);

    private final Table table;
    private final Receipts receipts;
    private final Directory directory;
    private final InstantSource clock;

    ReceiptHoldings(
            Table table, Receipts receipts, Directory directory, @Named(ServiceClock.NAME) InstantSource clock) {
        this.table = table;
        this.receipts = receipts;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.RECEIPTS;
    }

    @Override
    public void each(TenantId tenant, Consumer<String> partition) {
        boolean isSandbox =
                directory.tenant(tenant).map(TenantProfile::isSandbox).orElse(true);
        LocalDate last = LocalDate.ofInstant(
                clock.instant().plus(AHEAD).plus(isSandbox ? SandboxClocks.FURTHEST : Duration.ZERO), ZoneOffset.UTC);
        for (LocalDate day = FIRST_DAY; !day.isAfter(last); day = day.plusDays(1)) {
            for (String shard : Keys.receiptsOfDay(tenant, day)) {
                boolean any = false;
                for (Item place : new Walk(table, Query.of(shard))) {
                    any = true;
                    String sk = place.key().sk();
                    receipt(tenant, new ReceiptId(sk.substring(sk.lastIndexOf(Keys.SEPARATOR) + 1)), partition);
                }
                if (any) {
                    partition.accept(shard);
                }
            }
        }
    }

    private void receipt(TenantId tenant, ReceiptId id, Consumer<String> partition) {
        receipts.find(tenant, id).ifPresent(receipt -> {
            JsonNode answer = receipt.answer();
            JsonNode fiscal = answer.path("fiscal");
            taken(tenant, "externalId", answer.path("externalId").asText(), partition);
            if (fiscal.isObject()) {
                String numbers = String.join(
                        "-",
                        fiscal.path("fn").asText(),
                        fiscal.path("fd").asText(),
                        fiscal.path("fp").asText());
                taken(tenant, "fiscal", numbers, partition);
            }
        });
        partition.accept(Keys.receiptPartition(tenant, id));
    }

    private static void taken(TenantId tenant, String kind, String text, Consumer<String> partition) {
        if (!text.isEmpty()) {
            partition.accept(Keys.taken(tenant, kind, text).pk());
        }
    }
}
