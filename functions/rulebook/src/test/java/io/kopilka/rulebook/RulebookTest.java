package io.kopilka.rulebook;

import static io.kopilka.rulebook.Shelf.KEY;
import static io.kopilka.rulebook.Shelf.NOW;
import static io.kopilka.rulebook.Shelf.SHOES;
import static io.kopilka.rulebook.Shelf.TENANT;
import static io.kopilka.rulebook.Shelf.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.ItemSize;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RulebookTest {

    private static final RulesetVersion SECOND = new RulesetVersion(2);

    private final MemoryTable table = Shelf.table();
    private final Shelf shelf = new Shelf(table);

    @Test
    void beforeAnythingIsPublishedTheEmptyProgrammeInTheTenantsCurrencyIsInForce() {
        PublishedRuleset current = shelf.rulebook.current(TENANT);

        assertThat(current.version()).isEqualTo(RulesetVersion.NONE);
        assertThat(current.ruleset().currency()).isEqualTo(SHOES.currency());
        assertThat(current.ruleset().offers()).isEmpty();
        assertThat(current.publishedAt()).isEmpty();
        assertThat(current.publishedBy()).isEmpty();
        assertThat(shelf.rulebook.version(TENANT, RulesetVersion.NONE)).contains(current);
        assertThatThrownBy(() -> shelf.rulebook.current(new TenantId("ten_01JZ0000000000000000000009")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVersionIsInForceAtOnceWhereItWasPublishedAndWithinFiveSecondsElsewhere() {
        Shelf elsewhere = new Shelf(table);
        assertThat(elsewhere.rulebook.current(TENANT).version()).isEqualTo(RulesetVersion.NONE);
        assertThat(shelf.rulebook.current(TENANT).version()).isEqualTo(RulesetVersion.NONE);
        shelf.draft(percent(3));
        shelf.publish();

        PublishedRuleset here = shelf.rulebook.current(TENANT);
        assertThat(here.version()).isEqualTo(RulesetVersion.FIRST);
        assertThat(here.publishedAt()).contains(NOW);
        assertThat(here.publishedBy()).contains(KEY);
        assertThat(here.ruleset().offers()).hasSize(1);
        elsewhere.pass(Duration.ofMillis(4_999));
        assertThat(elsewhere.rulebook.current(TENANT).version()).isEqualTo(RulesetVersion.NONE);
        elsewhere.pass(Duration.ofMillis(1));
        assertThat(elsewhere.rulebook.current(TENANT).version()).isEqualTo(RulesetVersion.FIRST);
        assertThat(elsewhere.rulebook.current(TENANT).publishedBy()).contains(KEY);
    }

    @Test
    void whichVersionIsInForceIsAskedAnewAfterASnapshotAndACompiledOneIsKept() {
        shelf.draft(percent(3));
        shelf.publish();
        Shelf restored = new Shelf(table);
        PublishedRuleset first = restored.rulebook.current(TENANT);
        shelf.draft(percent(5));
        shelf.publish();
        assertThat(restored.rulebook.current(TENANT)).isSameAs(first);

        restored.rulebook.afterRestore();

        assertThat(restored.rulebook.current(TENANT).version()).isEqualTo(SECOND);
        assertThat(restored.rulebook.version(TENANT, RulesetVersion.FIRST))
                .get()
                .isSameAs(first);
    }

    @Test
    void everyVersionStaysAndNoneThatWasNotPublishedIsThere() {
        shelf.draft(percent(3));
        shelf.publish();
        shelf.draft(percent(5));
        shelf.publish();

        assertThat(shelf.rulebook.current(TENANT).version()).isEqualTo(SECOND);
        assertThat(new Shelf(table).rulebook.version(TENANT, RulesetVersion.FIRST))
                .map(PublishedRuleset::ruleset)
                .contains(shelf.rulebook
                        .version(TENANT, RulesetVersion.FIRST)
                        .orElseThrow()
                        .ruleset());
        assertThat(shelf.rulebook.version(TENANT, new RulesetVersion(3))).isEmpty();
        shelf.publish();
        assertThat(shelf.rulebook.version(TENANT, new RulesetVersion(3))).isPresent();
    }

    @Test
    void aVersionIsCompiledOnceHoweverManyAsk() throws InterruptedException {
        shelf.draft(percent(3));
        shelf.publish();
        Shelf elsewhere = new Shelf(table);
        Set<Integer> compiled = ConcurrentHashMap.newKeySet();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> askers = IntStream.range(0, 50)
                .mapToObj(_ -> Thread.startVirtualThread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException("nobody interrupts a test", interrupted);
                    }
                    compiled.add(System.identityHashCode(
                            elsewhere.rulebook.current(TENANT).compiled()));
                }))
                .toList();
        start.countDown();
        for (Thread asker : askers) {
            asker.join();
        }

        assertThat(compiled).hasSize(1);
    }

    @Test
    void aDraftIsEmptyUntilItIsReplacedAndWhoeverIsSlowerChangesNothing() {
        Draft empty = shelf.drafts.read(SHOES);
        assertThat(empty).isEqualTo(new Draft(Shelf.document("{\"currency\":\"RUB\"}"), 0));

        Draft first =
                shelf.drafts.replace(TENANT, empty, Shelf.document(percent(3))).orElseThrow();
        assertThat(first.version()).isEqualTo(1);
        assertThat(shelf.drafts.replace(TENANT, empty, Shelf.document(percent(5))))
                .isEmpty();
        assertThat(shelf.drafts.read(SHOES)).isEqualTo(first);
        assertThat(shelf.drafts.replace(TENANT, first, Shelf.document(percent(5))))
                .map(Draft::version)
                .contains(2L);
        assertThat(shelf.drafts.replace(TENANT, first, Shelf.document(percent(7))))
                .isEmpty();
    }

    @Test
    void theLargestDocumentThatARequestMayCarryFitsAnItemEvenIfItCannotBePacked() {
        byte[] noise = new byte[192 * 1024 - 100];
        new SplittableRandom(7).nextBytes(noise);
        RulesetDocument document = new RulesetDocument(
                Json.object().put("noise", Base64.getEncoder().encodeToString(noise)));
        assertThat(Json.write(document.json())).hasSizeBetween(262_000, 262_144);

        byte[] packed = document.packed();

        assertThat(ItemSize.of(Item.of(Keys.rulesetDraft(TENANT), 1)
                                .with("document", packed)
                                .build())
                        .bytes())
                .isLessThan(ItemSize.LARGEST);
        assertThat(RulesetDocument.unpacked(packed)).isEqualTo(document);
    }

    @Test
    void anItemOfALaterSchemaIsAFaultAndNotAnEmptyProgramme() {
        table.write(new Write.Put(Item.of(Keys.publishedPointer(TENANT), 2)
                .version(1)
                .with("number", 1)
                .build()));
        assertThatThrownBy(() -> shelf.rulebook.current(TENANT)).isInstanceOf(UnreadableItem.class);

        table.write(new Write.Put(Item.of(Keys.publishedPointer(TENANT), 1)
                .version(1)
                .with("number", 1)
                .build()));
        assertThatThrownBy(() -> shelf.rulebook.current(TENANT)).isInstanceOf(UnreadableItem.class);
    }

    @Test
    void itemsOfTheFirstSchemaAreRead() {
        byte[] document = Base64.getDecoder().decode(SCHEMA_1_DOCUMENT);
        table.write(new Write.Put(Item.of(Keys.rulesetVersion(TENANT, RulesetVersion.FIRST), 1)
                .with("number", 1)
                .with("publishedAt", "2026-11-22T05:15:00Z")
                .with("publishedBy", KEY.value())
                .with("offers", 1)
                .with("promotions", 1)
                .build()));
        table.write(new Write.Put(Item.of(Keys.rulesetDocument(TENANT, RulesetVersion.FIRST), 1)
                .with("document", document)
                .build()));

        assertThat(shelf.versions.find(TENANT, RulesetVersion.FIRST))
                .contains(new PublishedDocument(
                        new PublishedVersion(
                                RulesetVersion.FIRST, NOW, KEY, 1, 1, Optional.empty(), RulesetVersion.NONE),
                        Shelf.document(percent(3))));
    }

    private static final String SCHEMA_1_DOCUMENT =
            "eNqrVkouLSpKzUuuVLJSCgp1UtJRyk9LSy0qVrKKrlbKTAGKJubkAEXzEnNTgZwLky42Xth6YQ9QJBWo"
                    + "LrlEyapaqSC1KDk1D8hUMlaqrY3VUSooys/NL8nMz0MypgDJkAkXdl1su7DjYj+ydWCLYmtjawEreTXO";
}
