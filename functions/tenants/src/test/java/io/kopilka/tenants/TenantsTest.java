package io.kopilka.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.ApiKeys;
import io.kopilka.platform.tenancy.Country;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.rulebook.Drafts;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.rulebook.RulesetVersions;
import io.kopilka.tenants.Tenants.Creation;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TenantsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T05:15:00.123456Z"));
    static final TenantWish WISH = new TenantWish(
            Text.of("Обувь"),
            new Country("RU"),
            Currency.getInstance("RUB"),
            ZoneId.of("Asia/Yekaterinburg"),
            Language.RU,
            Text.of("На Малышева"),
            Optional.of("Малышева, 1"),
            StarterProgramme.POINTS);

    private final MemoryTable table = new MemoryTable(CLOCK);
    private final ApiKeys keys = new ApiKeys(table, CLOCK);
    private final Directory directory = new Directory(table);
    private final Tenants tenants = new Tenants(
            table, directory, keys, new Ulids(CLOCK, new SplittableRandom(1)), CLOCK, new SplittableRandom(2));

    @Test
    void aTenantItsStoreItsKeyItsProgrammeAndTheSameOfItsSandboxAreMadeTogether() {
        Founding founding = tenants.prepare(WISH);
        assertThat(directory.tenant(founding.live().tenant().id())).isEmpty();

        assertThat(tenants.create(founding, List.of())).isEqualTo(Creation.CREATED);

        for (Founding.Side side : List.of(founding.live(), founding.sandbox())) {
            TenantId id = side.tenant().id();
            assertThat(new Directory(table).tenant(id)).contains(side.tenant());
            assertThat(new Directory(table).store(id, side.store().id())).contains(side.store());
            assertThat(keys.find(side.key())).contains(side.grant());
            assertThat(side.grant().scopes()).isEqualTo(Scope.all());
            assertThat(side.tenant().createdAt()).isEqualTo("2026-11-22T05:15:00.123Z");
            assertThat(side.store().zone()).isEqualTo(ZoneId.of("Asia/Yekaterinburg"));
            assertThat(side.store().address()).contains("Малышева, 1");
            RulesetVersions versions = new RulesetVersions(table);
            Rulebook rulebook = new Rulebook(versions, directory);
            assertThat(rulebook.current(id).version()).isEqualTo(new RulesetVersion(1));
            assertThat(rulebook.current(id).ruleset().offers()).hasSize(1);
            assertThat(new Drafts(table).read(side.tenant()).document().json())
                    .isEqualTo(StarterProgramme.POINTS
                            .document(Currency.getInstance("RUB"))
                            .json());
        }
        assertThat(directory.everyTenant())
                .containsExactlyInAnyOrder(
                        founding.live().tenant().id(),
                        founding.sandbox().tenant().id());
    }

    @Test
    void aSandboxIsATenantOfItsOwnWithAStoreAndAKeyOfItsOwn() {
        Founding founding = tenants.prepare(WISH);

        Founding.Side live = founding.live();
        Founding.Side sandbox = founding.sandbox();
        assertThat(live.tenant().twin()).contains(sandbox.tenant().id());
        assertThat(sandbox.tenant().twin()).contains(live.tenant().id());
        assertThat(live.tenant().isSandbox()).isFalse();
        assertThat(sandbox.tenant().isSandbox()).isTrue();
        assertThat(sandbox.store().id()).isNotEqualTo(live.store().id());
        assertThat(live.key().reveal()).startsWith("kop_live_" + live.tenant().id() + "_");
        assertThat(sandbox.key().reveal())
                .startsWith("kop_test_" + sandbox.tenant().id() + "_");
    }

    @Test
    void theSameFoundingTwiceChangesNothing() {
        Founding founding = tenants.prepare(WISH);
        assertThat(tenants.create(founding, List.of())).isEqualTo(Creation.CREATED);
        List<Item> before = table.everything();

        assertThat(tenants.create(founding, List.of())).isEqualTo(Creation.ALREADY_THERE);

        assertThat(table.everything()).isEqualTo(before);
    }

    @Test
    void whatStandsOrFallsWithATenantStopsItFromBeingMade() {
        Founding founding = tenants.prepare(WISH);
        Write impossible = new Write.RequirePresent(Keys.tenant(Keys.HOUSE));

        assertThat(tenants.create(founding, List.of(impossible))).isEqualTo(Creation.ALREADY_THERE);

        assertThat(directory.everyTenant()).isEmpty();
        assertThat(keys.find(founding.live().key())).isEmpty();
    }

    @Test
    void aTenantsFirstKeyIsItsOwnAndOfItsMode() {
        Founding.Side one = tenants.prepare(WISH).live();
        Founding.Side other = tenants.prepare(WISH).live();
        Founding.Side sandbox = tenants.prepare(WISH).sandbox();

        assertThatThrownBy(() -> new Founding.Side(one.tenant(), one.store(), other.key(), one.grant()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Founding.Side(one.tenant(), one.store(), one.key(), other.grant()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Founding(one, sandbox, StarterProgramme.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
