package io.kopilka.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.HoldId;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.PersonId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.ReceiptNumber;
import io.kopilka.domain.identity.ReturnId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.TillId;
import io.kopilka.domain.identity.Ulid;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class KeysTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final Ulid ULID = new Ulid("01JZ0000000000000000000007");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Instant AT = Instant.parse("2026-11-22T05:15:00Z");
    private static final ReceiptId RECEIPT = new ReceiptId("rcp_" + "0".repeat(31) + "9");
    private static final String FENCE = "T#ten_01JZ0000000000000000000000#";

    @Test
    void everyItemTypeHasItsKey() {
        ProgrammeId programme = ProgrammeId.of(ULID);
        AccountId account = AccountId.of(ULID);
        CustomerId customer = CustomerId.of(ULID);

        assertThat(Keys.tenant(TENANT)).isEqualTo(key("TENANT", "TENANT"));
        assertThat(Keys.store(TENANT, StoreId.of(ULID))).isEqualTo(key("TENANT", "STORE#sto_" + ULID));
        assertThat(Keys.person(TENANT, "ab12")).isEqualTo(key("TENANT", "PERSON#ab12"));
        assertThat(Keys.owners(TENANT)).isEqualTo(key("TENANT", "OWNERS"));
        assertThat(Keys.apiKey(TENANT, new byte[32])).isEqualTo(key("TENANT", "APIKEY#" + "0".repeat(32)));
        assertThat(Keys.rulesetDraft(TENANT)).isEqualTo(key("RULES", "DRAFT"));
        assertThat(Keys.publishedPointer(TENANT)).isEqualTo(key("RULES", "PUBLISHED"));
        assertThat(Keys.rulesetVersion(TENANT, new RulesetVersion(12))).isEqualTo(key("RULES", "V#0000000012"));
        assertThat(Keys.rulesetDocument(TENANT, new RulesetVersion(12))).isEqualTo(key("RULES", "DOC#0000000012"));
        assertThat(Keys.accountState(TENANT, programme, account))
                .isEqualTo(key("ACC#prg_" + ULID + "#acc_" + ULID, "STATE"));
        assertThat(Keys.ledgerEntry(TENANT, programme, account, ULID))
                .isEqualTo(key("ACC#prg_" + ULID + "#acc_" + ULID, "ENTRY#" + ULID));
        assertThat(Keys.receipt(TENANT, RECEIPT)).isEqualTo(key("RCP#" + RECEIPT, "RCP"));
        assertThat(Keys.receiptOfDay(TENANT, DAY, AT, RECEIPT))
                .isEqualTo(key("DAY#2026-11-22#1", "2026-11-22T05:15:00.000Z#" + RECEIPT));
        assertThat(Keys.receiptsOfDay(TENANT, DAY))
                .hasSize(8)
                .contains(Keys.receiptOfDay(TENANT, DAY, AT, RECEIPT).pk());
        assertThat(Keys.card(TENANT, new CardNumber("2000000000015"))).isEqualTo(key("CARD#2000000000015", "CARD"));
        assertThat(Keys.customer(TENANT, customer)).isEqualTo(key("CUS#cus_" + ULID, "CUS"));
        assertThat(Keys.receiptOfCustomer(TENANT, customer, AT, RECEIPT))
                .isEqualTo(key("CUS#cus_" + ULID, "RCP#2026-11-22T05:15:00.000Z#" + RECEIPT));
        assertThat(Keys.once(TENANT, new IdempotencyKey("a#b")))
                .isEqualTo(key("ONCE#8187fc8f7f007036dffc199544b33167632c7739733785bbdec0fbb9a2c43ca1", "ONCE"));
        assertThat(Keys.reportBucket(TENANT, "sales", new Shard(3), DAY, "a#b%"))
                .isEqualTo(key("AGG#sales#3", "2026-11-22#a%23b%25"));
    }

    @Test
    void aReportsDaysIncludeBothEndsAndNoOthers() {
        SortRange days = Keys.reportDays(DAY, DAY.plusDays(1));

        assertThat(days.contains("2026-11-21#\uffff")).isFalse();
        assertThat(days.contains("2026-11-22#")).isTrue();
        assertThat(days.contains("2026-11-23#😀")).isTrue();
        assertThat(days.contains("2026-11-24#")).isFalse();
    }

    @Test
    void everyMethodThatBuildsAKeyTakesItsTenantFirst() {
        List<Method> builders = Arrays.stream(Keys.class.getMethods())
                .filter(method -> method.getDeclaringClass() == Keys.class)
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() != SortRange.class)
                .toList();

        assertThat(builders).hasSizeGreaterThan(20);
        assertThat(builders)
                .allSatisfy(method -> assertThat(method.getParameterTypes()[0]).isEqualTo(TenantId.class));
    }

    @Test
    void noKeyOfATenantStandsInAnothersFence() {
        long seed = 20261122L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            TenantId one = randomTenant(random);
            TenantId other = nearby(one, random);
            for (Key key : everyKindOfKey(one, random)) {
                assertThat(key.pk()).as("seed %d, round %d", seed, round).startsWith(Key.fence(one));
                assertThat(key.pk().startsWith(Key.fence(other)))
                        .as("seed %d, round %d", seed, round)
                        .isFalse();
                assertThat(key.belongsTo(one)).isTrue();
                assertThat(key.belongsTo(other)).isFalse();
            }
        }
    }

    @Test
    void aKeyOutsideEveryFenceCannotBeMade() {
        for (String pk : List.of(
                "",
                "T#",
                "T#1#X",
                "T#ten_01JZ#X",
                "T#cus_01JZ0000000000000000000000#X",
                "X",
                "T#" + TENANT,
                "S#" + TENANT + "#X",
                "T##" + TENANT + "#X",
                FENCE.toLowerCase(Locale.ROOT))) {
            assertThatThrownBy(() -> new Key(pk, "X")).as(pk).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Query.of(pk)).as(pk).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Key(FENCE + "X", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Key(FENCE + "X", "ж".repeat(513))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void receiptsSpreadEvenlyOverShards() {
        int[] counts = new int[Shard.COUNT];
        StoreId store = StoreId.of(ULID);
        for (int number = 1; number <= 8_000; number++) {
            ReceiptId id =
                    ReceiptId.of(TENANT, store, new TillId("1"), DAY, new ReceiptNumber(Integer.toString(number)));
            counts[Shard.of(id).number()]++;
        }

        assertThat(counts).hasSize(8);
        assertThat(Arrays.stream(counts)).allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }

    private static List<Key> everyKindOfKey(TenantId tenant, SplittableRandom random) {
        Ulid ulid = randomUlid(random);
        ReceiptId receipt = ReceiptId.of(
                tenant,
                StoreId.of(ulid),
                new TillId(randomText(random, 32)),
                DAY,
                new ReceiptNumber(randomText(random, 64)));
        return List.of(
                Keys.tenant(tenant),
                Keys.store(tenant, StoreId.of(ulid)),
                Keys.person(tenant, "ab12"),
                Keys.owners(tenant),
                Keys.invitation(tenant, new byte[32]),
                Keys.lastUse(tenant, PersonId.of(ulid)),
                Keys.letter(tenant, ulid),
                Keys.apiKey(tenant, new byte[32]),
                Keys.rulesetDraft(tenant),
                Keys.publishedPointer(tenant),
                Keys.rulesetVersion(tenant, new RulesetVersion(1 + random.nextInt(1_000_000))),
                Keys.accountState(tenant, ProgrammeId.of(ulid), AccountId.of(ulid)),
                Keys.ledgerEntry(tenant, ProgrammeId.of(ulid), AccountId.of(ulid), ulid),
                Keys.receipt(tenant, receipt),
                Keys.returned(tenant, receipt),
                Keys.goodsReturn(tenant, receipt, ReturnId.of(ulid)),
                Keys.hold(tenant, HoldId.of(ulid)),
                Keys.receiptOfDay(tenant, DAY, AT, receipt),
                Keys.card(tenant, new CardNumber(Long.toString(random.nextLong(1, Long.MAX_VALUE)))),
                Keys.customer(tenant, CustomerId.of(ulid)),
                Keys.receiptOfCustomer(tenant, CustomerId.of(ulid), AT, receipt),
                Keys.once(tenant, new IdempotencyKey("#" + randomText(random, 20))),
                Keys.reportBucket(tenant, randomText(random, 20), new Shard(0), DAY, randomText(random, 20)));
    }

    /// Texts made of what keys are made of, to tempt them.
    private static String randomText(SplittableRandom random, int longest) {
        String pieces = "#T%0ten_AZ23";
        StringBuilder text = new StringBuilder("x");
        for (int length = random.nextInt(longest); length > 1; length--) {
            text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        return text.toString();
    }

    private static TenantId randomTenant(SplittableRandom random) {
        return TenantId.of(randomUlid(random));
    }

    /// Another tenant whose id differs in one character.
    private static TenantId nearby(TenantId tenant, SplittableRandom random) {
        int place = 5 + random.nextInt(25);
        char other = tenant.value().charAt(place) == '0' ? '1' : '0';
        return new TenantId(
                tenant.value().substring(0, place) + other + tenant.value().substring(place + 1));
    }

    private static Ulid randomUlid(SplittableRandom random) {
        byte[] bytes = new byte[Ulid.RANDOM_BYTES];
        random.nextBytes(bytes);
        return Ulid.of(Instant.ofEpochMilli(random.nextLong(1L << 48)), bytes);
    }

    private static Key key(String pk, String sk) {
        return new Key(FENCE + pk, sk);
    }
}
