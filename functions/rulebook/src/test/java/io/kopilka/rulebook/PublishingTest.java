package io.kopilka.rulebook;

import static io.kopilka.rulebook.Shelf.KEY;
import static io.kopilka.rulebook.Shelf.NOW;
import static io.kopilka.rulebook.Shelf.SHOES;
import static io.kopilka.rulebook.Shelf.STORE;
import static io.kopilka.rulebook.Shelf.TENANT;
import static io.kopilka.rulebook.Shelf.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.contract.json.Fault;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Write;
import io.kopilka.rulebook.Publication.Published;
import io.kopilka.rulebook.RulesetVersions.VersionPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PublishingTest {

    private static final RulesetVersion SECOND = new RulesetVersion(2);
    private static final RulesetVersion THIRD = new RulesetVersion(3);

    private final MemoryTable table = Shelf.table();
    private final Shelf shelf = new Shelf(table);

    @Test
    void theDraftBecomesTheNextVersionWithItsDocumentAsItWasPut() {
        shelf.draft(percent(3));

        assertThat(shelf.publish()).isEqualTo(new Published(RulesetVersion.FIRST, List.of()));
        assertThat(shelf.versions.find(TENANT, RulesetVersion.FIRST))
                .contains(new PublishedDocument(
                        new PublishedVersion(
                                RulesetVersion.FIRST, NOW, KEY, 1, 1, Optional.empty(), RulesetVersion.NONE),
                        Shelf.document(percent(3))));
        assertThat(shelf.publish()).isEqualTo(new Published(SECOND, List.of()));
    }

    @Test
    void aDraftWithAFaultIsNotPublishedAndNothingChanges() {
        shelf.draft("""
                {"currency":"USD","offers":[{"id":"a","name":"a","scope":"nowhere","effect":{"percent":"3"}}],
                 "promotions":[{"id":"p","name":"p","offers":["a"],"stores":["sto_01JZ0000000000000000000009"]}]}""");
        List<Item> before = items();

        assertThat(errors(shelf.publish()))
                .containsExactly(
                        "/offers/0/scope unknown_reference",
                        "/currency currency_mismatch",
                        "/promotions/0/stores/0 unknown_reference");
        assertThat(items()).isEqualTo(before);
        assertThat(shelf.rulebook.current(TENANT).version()).isEqualTo(RulesetVersion.NONE);
    }

    @Test
    void everyCustomerThatIsNamedMustBeOneOfTheTenants() {
        CustomerId anna = new CustomerId("cus_01JZ0000000000000000000000");
        CustomerId strange = new CustomerId("cus_01JZ0000000000000000000001");
        table.write(
                List.of(new Write.Put(Item.of(Keys.customer(TENANT, anna), 1).build())));
        shelf.draft("""
                {"currency":"RUB","offers":[{"id":"a","name":"a","when":{"not":{"customers":["%s","%s","Anna"]}},
                 "effect":{"percent":"3"}}],"promotions":[{"id":"p","name":"p","offers":["a"]}]}""".formatted(anna.value(), strange.value()));

        assertThat(errors(shelf.publish()))
                .containsExactly(
                        "/offers/0/when/not/customers/1 unknown_reference",
                        "/offers/0/when/not/customers/2 unknown_reference");
        assertThat(shelf.rulebook.current(TENANT).version()).isEqualTo(RulesetVersion.NONE);
    }

    @Test
    void everyMentionOfAStoreMustBeOneOfTheTenants() {
        String conditions = """
                {"all":[{"stores":["%s"]},{"any":[{"stores":["sto_x"]},{"not":{"stores":["%s","sto_y"]}}]}]}""".formatted(STORE, STORE);
        shelf.draft("""
                {"currency":"RUB","offers":[{"id":"a","name":"a","when":%s,"effect":{"percent":"3"}}],
                 "cardKinds":[{"id":"k","name":"k","issueWhen":{"stores":["sto_z"]}}],
                 "promotions":[{"id":"p","name":"p","offers":["a"],"stores":["%s"]}]}""".formatted(conditions, STORE));

        assertThat(errors(shelf.publish()))
                .contains(
                        "/offers/0/when/all/1/any/0/stores/0 unknown_reference",
                        "/offers/0/when/all/1/any/1/not/stores/1 unknown_reference",
                        "/cardKinds/0/issueWhen/stores/0 unknown_reference")
                .doesNotContain("/promotions/0/stores/0 unknown_reference");
    }

    @Test
    void whatIsAllowedAndProbablyNotMeantIsPublishedWithAWarning() {
        shelf.draft("{\"currency\":\"RUB\",\"offers\":[{\"id\":\"a\",\"name\":\"a\",\"effect\":{\"percent\":\"3\"}}]}");

        Publication publication = shelf.publish();

        assertThat(publication).isInstanceOf(Published.class);
        assertThat(((Published) publication).warnings())
                .extracting(PublishingTest::shown)
                .containsExactly("/offers/0 idle_offer");
    }

    @Test
    void anOldVersionComesBackUnderANewNumberAndTheDraftStays() {
        shelf.draft(percent(3));
        shelf.publish();
        shelf.draft(percent(5));
        shelf.publish();
        shelf.draft(percent(7));

        assertThat(shelf.publishing.restore(SHOES, RulesetVersion.FIRST, KEY))
                .isEqualTo(new Published(THIRD, List.of()));
        assertThat(shelf.versions.find(TENANT, THIRD))
                .contains(new PublishedDocument(
                        new PublishedVersion(
                                THIRD, NOW, KEY, 1, 1, Optional.of(RulesetVersion.FIRST), RulesetVersion.NONE),
                        Shelf.document(percent(3))));
        assertThat(shelf.rulebook.current(TENANT).version()).isEqualTo(THIRD);
        assertThat(shelf.drafts.read(SHOES)).isEqualTo(new Draft(Shelf.document(percent(7)), 3));
    }

    @Test
    void aVersionThatIsNotThereCannotComeBack() {
        List<Item> before = items();

        assertThat(shelf.publishing.restore(SHOES, RulesetVersion.FIRST, KEY))
                .isEqualTo(new Publication.NoSuchVersion());
        assertThat(items()).isEqualTo(before);
    }

    @Test
    void allWhoPublishTogetherSucceedOneAfterTheOther() throws InterruptedException {
        shelf.draft(percent(3));
        ConcurrentLinkedQueue<Publication> publications = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> publishers = IntStream.range(0, 20)
                .mapToObj(_ -> Thread.startVirtualThread(() -> {
                    awaitUninterruptibly(start);
                    publications.add(new Shelf(table).publish());
                }))
                .toList();
        start.countDown();
        for (Thread publisher : publishers) {
            publisher.join();
        }

        assertThat(publications)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(number -> (Publication) new Published(new RulesetVersion(number), List.of()))
                        .toList());
        assertThat(new Shelf(table).rulebook.current(TENANT).version()).isEqualTo(new RulesetVersion(20));
    }

    @Test
    void versionsAreListedTheNewestFirstPageByPage() {
        shelf.draft(percent(3));
        IntStream.range(0, 3).forEach(_ -> shelf.publish());

        VersionPage first = shelf.versions.list(TENANT, 2, Optional.empty());
        VersionPage second = shelf.versions.list(TENANT, 2, first.next());

        assertThat(first.versions()).extracting(PublishedVersion::version).containsExactly(THIRD, SECOND);
        assertThat(second.versions()).extracting(PublishedVersion::version).containsExactly(RulesetVersion.FIRST);
        assertThat(second.next()).isEmpty();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("nobody interrupts a test", interrupted);
        }
    }

    private static List<String> errors(Publication publication) {
        return switch (publication) {
            case Publication.Unfit(List<Fault> errors) ->
                errors.stream().map(PublishingTest::shown).toList();
            case Published _, Publication.NoSuchVersion() -> throw new AssertionError(publication.toString());
        };
    }

    private static String shown(Fault fault) {
        return fault.pointer() + " " + fault.code().wire();
    }

    private List<Item> items() {
        return table.query(Query.of(Keys.rulesPartition(TENANT))).items();
    }
}
