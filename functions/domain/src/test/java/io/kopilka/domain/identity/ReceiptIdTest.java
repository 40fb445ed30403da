package io.kopilka.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReceiptIdTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId OTHER = new TenantId("ten_01JZ0000000000000000000001");
    private static final StoreId STORE = new StoreId("sto_01JZ0000000000000000000000");
    private static final StoreId ELSEWHERE = new StoreId("sto_01JZ0000000000000000000001");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void theIdOfAReceiptNeverChanges() {
        // Computed independently: SHA-256 over the recipe's name and the five fields, each behind its length as a
        // big-endian 32-bit number; the first 160 bits in Crockford's base 32.
        assertThat(id(TENANT, STORE, "1", DAY, "42").value()).isEqualTo("rcp_2XJPYESNV2RB4FJH3W9PK6HW9WFM7FHH");
    }

    @Test
    void everyFieldCountsAndNoneRunsIntoTheNext() {
        Set<ReceiptId> ids = new HashSet<>();
        ids.add(id(TENANT, STORE, "1", DAY, "23"));
        ids.add(id(TENANT, STORE, "12", DAY, "3"));
        ids.add(id(TENANT, STORE, "1", DAY.plusDays(1), "23"));
        ids.add(id(TENANT, ELSEWHERE, "1", DAY, "23"));
        ids.add(id(OTHER, STORE, "1", DAY, "23"));
        ids.add(id(TENANT, STORE, "12026-11-22", DAY, "3"));

        assertThat(ids).hasSize(6);
        assertThat(id(TENANT, STORE, "1", DAY, "23")).isIn(ids);
    }

    @Test
    void idsAreReadInTheirOneSpelling() {
        ReceiptId id = id(TENANT, STORE, "1", DAY, "23");

        assertThat(ReceiptId.parse(id.value())).contains(id);
        assertThat(ReceiptId.parse(id.value().toLowerCase(Locale.ROOT))).isEmpty();
        assertThat(ReceiptId.parse(id.value() + "0")).isEmpty();
        assertThat(ReceiptId.parse(id.value().replaceFirst(".$", "#"))).isEmpty();
        assertThat(ReceiptId.parse("")).isEmpty();
    }

    private static ReceiptId id(TenantId tenant, StoreId store, String till, LocalDate day, String number) {
        return ReceiptId.of(tenant, store, new TillId(till), day, new ReceiptNumber(number));
    }
}
