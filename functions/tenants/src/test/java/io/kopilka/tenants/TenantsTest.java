package io.kopilka.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.tenants.Tenants.Creation;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TenantsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T05:15:00.123456Z"));
    private static final TenantWish WISH = new TenantWish(
            Text.of("Обувь"),
            Currency.getInstance("RUB"),
            ZoneId.of("Asia/Yekaterinburg"),
            Language.RU,
            Text.of("На Малышева"),
            Optional.of("Малышева, 1"),
            "Касса",
            Set.of(Scope.ME_READ, Scope.QUOTES_WRITE));

    private final MemoryTable table = new MemoryTable(CLOCK);
    private final ApiKeys keys = new ApiKeys(table, CLOCK);
    private final Directory directory = new Directory(table);
    private final Tenants tenants = new Tenants(
            table, directory, keys, new Ulids(CLOCK, new SplittableRandom(1)), CLOCK, new SplittableRandom(2));

    @Test
    void aTenantItsStoreAndItsKeyAreMadeTogether() {
        Founding founding = tenants.prepare(WISH, ApiKey.Mode.LIVE);
        assertThat(directory.tenant(founding.tenant().id())).isEmpty();

        assertThat(tenants.create(founding)).isEqualTo(Creation.CREATED);

        assertThat(directory.tenant(founding.tenant().id())).contains(founding.tenant());
        assertThat(directory.store(founding.tenant().id(), founding.store().id()))
                .contains(founding.store());
        assertThat(keys.find(founding.key())).contains(founding.grant());
        assertThat(founding.tenant().createdAt()).isEqualTo("2026-11-22T05:15:00.123Z");
        assertThat(founding.grant().scopes()).isEqualTo(WISH.scopes());
        assertThat(founding.store().address()).contains("Малышева, 1");
    }

    @Test
    void theSameFoundingTwiceChangesNothing() {
        Founding founding = tenants.prepare(WISH, ApiKey.Mode.TEST);
        assertThat(tenants.create(founding)).isEqualTo(Creation.CREATED);
        List<Item> before = items(founding);

        assertThat(tenants.create(founding)).isEqualTo(Creation.ALREADY_THERE);

        assertThat(items(founding)).isEqualTo(before).hasSize(3);
    }

    @Test
    void aTenantsFirstKeyIsItsOwn() {
        Founding one = tenants.prepare(WISH, ApiKey.Mode.LIVE);
        Founding other = tenants.prepare(WISH, ApiKey.Mode.LIVE);

        assertThatThrownBy(() -> new Founding(one.tenant(), one.store(), other.key(), one.grant()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Founding(one.tenant(), one.store(), one.key(), other.grant()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Item> items(Founding founding) {
        return table.query(Query.of(Keys.tenantPartition(founding.tenant().id())))
                .items();
    }
}
