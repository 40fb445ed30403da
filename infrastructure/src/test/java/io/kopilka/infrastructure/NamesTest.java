package io.kopilka.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
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

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of(Family.TENANT, Keys.tenant(TENANT)),
                Arguments.of(Family.TENANT, Keys.store(TENANT, new StoreId("sto_" + ULID))),
                Arguments.of(Family.RULES, Keys.rulesetDraft(TENANT)),
                Arguments.of(Family.RULES, Keys.rulesetVersion(TENANT, new RulesetVersion(1))),
                Arguments.of(
                        Family.ACCOUNTS,
                        Keys.accountState(TENANT, new ProgrammeId("prg_" + ULID), new AccountId("acc_" + ULID))),
                Arguments.of(Family.CARDS, Keys.card(TENANT, new CardNumber("2000000000015"))),
                Arguments.of(Family.CUSTOMERS, Keys.customer(TENANT, new CustomerId("cus_" + ULID))),
                Arguments.of(Family.CUSTOMERS, Keys.customerOfTenant(TENANT, new CustomerId("cus_" + ULID))),
                Arguments.of(Family.RECEIPTS, Keys.taken(TENANT, "externalId", "1")),
                Arguments.of(Family.ONCE, Keys.once(TENANT, new IdempotencyKey("k"))));
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
