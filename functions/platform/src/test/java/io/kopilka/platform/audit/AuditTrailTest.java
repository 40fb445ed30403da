package io.kopilka.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.PersonId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.platform.id.Ulids;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.StoreAccess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AuditTrailTest {

    private static final TenantId TENANT = new TenantId("ten_01JZ0000000000000000000000");
    private static final TenantId STRANGER = new TenantId("ten_01JZ0000000000000000000001");
    private static final KeyId KEY = new KeyId("key_01JZ0000000000000000000000");
    private static final PersonId PERSON = new PersonId("per_01JZ0000000000000000000000");
    private static final AuditTrail.Wanted ALL = new AuditTrail.Wanted(Optional.empty(), Optional.empty(), _ -> true);

    private Instant now = Instant.parse("2026-11-22T05:15:00Z");
    private final MemoryTable table = new MemoryTable(() -> now);
    private final AuditTrail audit = new AuditTrail(table, new Ulids(() -> now, new SplittableRandom(1)), () -> now);

    @Test
    void anEntryIsReadAsItWasWritten() {
        AuditChange change = AuditChange.of("/name", "Old", "New")
                .and(AuditChange.fields(List.of("/phone")))
                .and(AuditChange.made(JsonNodeFactory.instance.objectNode().putNull("zone")));
        Caller owner = new Caller(TENANT, PERSON, Set.of(), new StoreAccess.EveryStore(), Language.RU);

        write(audit.entry(
                owner.callingFrom("192.0.2.1"), AuditAction.STORE_CHANGED, new AuditSubject("sto_1"), change));

        AuditTrail.Part part = audit.list(TENANT, ALL, 50, Optional.empty());
        assertThat(part.next()).isEmpty();
        assertThat(part.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(now);
            assertThat(entry.actor()).isEqualTo(PERSON);
            assertThat(entry.action()).isEqualTo(AuditAction.STORE_CHANGED);
            assertThat(entry.subject()).isEqualTo(new AuditSubject("sto_1"));
            assertThat(entry.from()).contains("192.0.2.1");
            assertThat(entry.change()).isEqualTo(change);
        });
    }

    @Test
    void theLogOfAnotherTenantIsNotThere() {
        did(AuditAction.KEY_REVOKED, "key_1");

        assertThat(audit.list(STRANGER, ALL, 50, Optional.empty()).entries()).isEmpty();
    }

    @Test
    void theNewestComesFirstPageByPage() {
        for (int number = 1; number <= 5; number++) {
            did(AuditAction.RULESET_PUBLISHED, "ruleset/" + number);
            now = now.plusMillis(1);
        }

        AuditTrail.Part first = audit.list(TENANT, ALL, 3, Optional.empty());
        AuditTrail.Part second = audit.list(TENANT, ALL, 3, first.next());

        assertThat(subjects(first)).containsExactly("ruleset/5", "ruleset/4", "ruleset/3");
        assertThat(subjects(second)).containsExactly("ruleset/2", "ruleset/1");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aPageThatEndsWithTheLastEntryHasNoNext() {
        did(AuditAction.RULESET_PUBLISHED, "ruleset/1");

        assertThat(audit.list(TENANT, ALL, 1, Optional.empty()).next()).isEmpty();
    }

    @Test
    void bothEndsOfAStretchOfTimeBelongToIt() {
        Instant begin = now;
        for (int number = 1; number <= 4; number++) {
            did(AuditAction.RULESET_PUBLISHED, "ruleset/" + number);
            now = now.plusSeconds(1);
        }
        AuditTrail.Wanted stretch =
                new AuditTrail.Wanted(Optional.of(begin.plusSeconds(1)), Optional.of(begin.plusSeconds(2)), _ -> true);

        assertThat(subjects(audit.list(TENANT, stretch, 50, Optional.empty())))
                .containsExactly("ruleset/3", "ruleset/2");
    }

    @Test
    void whatIsRareIsFoundAmongMuchElse() {
        did(AuditAction.KEY_REVOKED, "key_1");
        for (int number = 0; number < 1_200; number++) {
            did(AuditAction.RULESET_PUBLISHED, "ruleset/" + number);
        }
        AuditTrail.Wanted rare = new AuditTrail.Wanted(
                Optional.empty(), Optional.empty(), entry -> entry.action() == AuditAction.KEY_REVOKED);

        assertThat(subjects(audit.list(TENANT, rare, 50, Optional.empty()))).containsExactly("key_1");
    }

    @Test
    void aSearchEndsAfter5000EntriesAndSaysWhereToGoOn() {
        did(AuditAction.KEY_REVOKED, "key_1");
        for (int number = 0; number < 5_100; number++) {
            now = now.plusMillis(1);
            did(AuditAction.RULESET_PUBLISHED, "ruleset/" + number);
        }
        AuditTrail.Wanted rare = new AuditTrail.Wanted(
                Optional.empty(), Optional.empty(), entry -> entry.action() == AuditAction.KEY_REVOKED);

        AuditTrail.Part nothing = audit.list(TENANT, rare, 50, Optional.empty());
        assertThat(nothing.entries()).isEmpty();
        assertThat(nothing.next()).isPresent();
        assertThat(subjects(audit.list(TENANT, rare, 50, nothing.next()))).containsExactly("key_1");
    }

    @Test
    void everyActionHasANameOfItsOwn() {
        for (AuditAction action : AuditAction.values()) {
            assertThat(AuditAction.parse(action.wireName())).contains(action);
            assertThat(action.wireName()).matches("[a-z][A-Za-z]+\\.[a-z][A-Za-z]+");
        }
    }

    private void did(AuditAction action, String subject) {
        Caller caller = new Caller(TENANT, KEY, Set.of(), new StoreAccess.EveryStore(), Language.RU);
        write(audit.entry(caller, action, new AuditSubject(subject), AuditChange.NONE));
    }

    private void write(Write write) {
        assertThat(write.key().pk()).isEqualTo(Keys.auditPartition(TENANT));
        assertThat(table.write(write)).isInstanceOf(WriteOutcome.Written.class);
    }

    private static List<String> subjects(AuditTrail.Part part) {
        return part.entries().stream().map(entry -> entry.subject().value()).toList();
    }
}
