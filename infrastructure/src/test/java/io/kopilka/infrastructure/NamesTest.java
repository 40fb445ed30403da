package io.kopilka.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.EndpointId;
import io.kopilka.domain.identity.HoldId;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.InboundId;
import io.kopilka.domain.identity.IntegrationId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.NumberRangeId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Shard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The infrastructure and the service mean the same keys and the same queues.
class NamesTest {
    private static final String ULID = "01J00000000000000000000000";
    private static final TenantId TENANT = new TenantId("ten_" + ULID);

    private static final ProgrammeId PROGRAMME = new ProgrammeId("prg_" + ULID);
    private static final AccountId ACCOUNT = new AccountId("acc_" + ULID);
    private static final CustomerId CUSTOMER = new CustomerId("cus_" + ULID);
    private static final ReceiptId RECEIPT = new ReceiptId("rcp_" + "0".repeat(32));
    private static final EndpointId ENDPOINT = new EndpointId("whe_" + ULID);
    private static final IntegrationId INTEGRATION = new IntegrationId("int_" + ULID);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOW = Instant.parse("2026-11-22T05:15:00Z");

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of(Family.TENANT, Keys.tenant(TENANT)),
                Arguments.of(Family.TENANT, Keys.store(TENANT, new StoreId("sto_" + ULID))),
                Arguments.of(Family.TENANT, Keys.apiKey(TENANT, new byte[32])),
                Arguments.of(Family.EVERY_TENANT, Keys.tenantListed(Keys.HOUSE, TENANT)),
                Arguments.of(Family.AUDIT, Keys.auditEntry(TENANT, new Ulid(ULID))),
                Arguments.of(Family.DATA_KEY, Keys.dataKey(TENANT)),
                Arguments.of(Family.RULES, Keys.rulesetDraft(TENANT)),
                Arguments.of(Family.RULES, Keys.rulesetVersion(TENANT, new RulesetVersion(1))),
                Arguments.of(Family.RULES, Keys.recalculation(TENANT)),
                Arguments.of(Family.ACCOUNTS, Keys.accountState(TENANT, PROGRAMME, ACCOUNT)),
                Arguments.of(Family.ACCOUNTS, Keys.accountDue(TENANT, PROGRAMME, ACCOUNT)),
                Arguments.of(Family.ACCOUNTS, Keys.pointsNotice(TENANT, PROGRAMME, ACCOUNT, DAY, 1)),
                Arguments.of(Family.TENANT, Keys.person(TENANT, "ab12")),
                Arguments.of(Family.TENANT, Keys.owners(TENANT)),
                Arguments.of(Family.TENANT, Keys.invitation(TENANT, new byte[32])),
                Arguments.of(Family.USED, Keys.lastUse(TENANT, KeyId.of(new Ulid(ULID)))),
                Arguments.of(Family.LETTERS, Keys.letter(TENANT, new Ulid(ULID))),
                Arguments.of(Family.PEOPLE, Keys.membership(Keys.HOUSE, "ab12", TENANT)),
                Arguments.of(Family.PAIRINGS, Keys.pairing(Keys.HOUSE, new byte[32])),
                Arguments.of(Family.DUE, Keys.dueAccount(TENANT, DAY, PROGRAMME, ACCOUNT)),
                Arguments.of(Family.HOLDS, Keys.hold(TENANT, new HoldId("hol_" + ULID))),
                Arguments.of(Family.CARDS, Keys.card(TENANT, new CardNumber("2000000000015"))),
                Arguments.of(Family.PRINTING, Keys.cardKind(TENANT, "gold#1")),
                Arguments.of(Family.PRINTING, Keys.numberPlan(TENANT)),
                Arguments.of(Family.PRINTING, Keys.numberRange(TENANT, new NumberRangeId("rng_" + ULID))),
                Arguments.of(Family.PRINTING, Keys.cardBatch(TENANT, new CardBatchId("bat_" + ULID))),
                Arguments.of(Family.PRINTING, Keys.cardNames(TENANT, new CardBatchId("bat_" + ULID))),
                Arguments.of(Family.PRINTING, Keys.cardWork(TENANT, new CardBatchId("bat_" + ULID))),
                Arguments.of(Family.CUSTOMERS, Keys.customer(TENANT, CUSTOMER)),
                Arguments.of(Family.CUSTOMERS, Keys.customerOfTenant(TENANT, CUSTOMER)),
                Arguments.of(Family.CUSTOMERS, Keys.receiptOfCustomer(TENANT, CUSTOMER, NOW, RECEIPT)),
                Arguments.of(Family.RECEIPTS, Keys.receipt(TENANT, RECEIPT)),
                Arguments.of(Family.RECEIPTS, Keys.returned(TENANT, RECEIPT)),
                Arguments.of(Family.RECEIPTS, Keys.receiptOfDay(TENANT, DAY, NOW, RECEIPT)),
                Arguments.of(Family.RECEIPTS, Keys.taken(TENANT, "externalId", "1")),
                Arguments.of(Family.ONCE, Keys.once(TENANT, new IdempotencyKey("k"))),
                Arguments.of(Family.REPORTS, Keys.reportBucket(TENANT, "sales", new Shard(0), DAY, "x")),
                Arguments.of(Family.COUNTED, Keys.counted(TENANT, "evt_1")),
                Arguments.of(Family.HOOKS, Keys.endpoint(TENANT, ENDPOINT)),
                Arguments.of(Family.HOOKS, Keys.endpointHealth(TENANT, ENDPOINT)),
                Arguments.of(Family.HOOKS, Keys.integration(TENANT, INTEGRATION)),
                Arguments.of(Family.TOLD, Keys.told(TENANT, "evt_1")),
                Arguments.of(Family.DELIVERIES, Keys.delivery(TENANT, ENDPOINT, NOW, "evt_1")),
                Arguments.of(Family.INBOUND, Keys.inbound(TENANT, InboundId.of(INTEGRATION, "msg_1"))),
                Arguments.of(
                        Family.INBOUND,
                        Keys.inboundOfIntegration(TENANT, INTEGRATION, NOW, InboundId.of(INTEGRATION, "msg_1"))));
    }

    @Test
    void everyFamilyHasAKey() {
        assertThat(keys().map(key -> key.get()[0]).distinct()).containsExactlyInAnyOrder((Object[]) Family.values());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyIsInItsFamilyAndInNoOther(Family family, Key key) {
        assertThat(Arrays.stream(Family.values()).filter(each -> holds(each, key.pk())))
                .containsExactly(family);
    }

    @Test
    void theQueuesAreThoseOfTheService() {
        assertThat(Arrays.stream(QueueOf.values()).map(QueueOf::queue))
                .containsExactlyElementsOf(
                        Arrays.stream(QueueName.values()).map(QueueName::queue).toList());
        assertThat(QueueName.REPORTS.deadLetters()).isEqualTo(QueueOf.REPORTS.queue() + "-dead");
    }

    /// `StringLike`: a star stands for any number of characters.
    private static boolean holds(Family family, String pk) {
        return family.patterns().stream().anyMatch(pattern -> pk.matches(pattern.replace("*", ".*")));
    }
}
