package io.kopilka.members;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.accounts.AccountStore;
import io.kopilka.accounts.Occasion;
import io.kopilka.accounts.card.Card;
import io.kopilka.accounts.card.Cards;
import io.kopilka.accounts.customer.Customer;
import io.kopilka.accounts.customer.Customers;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.AccountLot;
import io.kopilka.domain.ledger.Cause;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.Entry;
import io.kopilka.domain.ledger.EntryKind;
import io.kopilka.domain.ledger.LotBook;
import io.kopilka.domain.ledger.LotMovement;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.ledger.LotTerm;
import io.kopilka.domain.ledger.PointsUnit;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.RecentPurchase;
import io.kopilka.domain.ledger.Side;
import io.kopilka.domain.ledger.Stamp;
import io.kopilka.domain.ledger.Subject;
import io.kopilka.domain.ledger.Tally;
import io.kopilka.domain.number.Points;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Reply;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cards and customers over HTTP.
final class MemberResourceTest {
    private static final String PRINTED = "2000000000039";
    private static final String OTHER = "2000000000060";
    private static final String GUEST = "2000000000046";
    private static final String STRANGERS = "2000000000053";
    private static final String MARIA = """
            {"name": "Мария Лебедева", "phone": "+79261234567", "email": "maria@example.org", "birthDate": "1990-02-28"}
            """;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private TestService service;
    private TestService.Client desk;
    private TestService.Client stranger;

    @BeforeEach
    void open() {
        service = TestService.start();
        desk = service.with(Scope.CARDS_READ, Scope.CARDS_WRITE, Scope.CUSTOMERS_READ, Scope.CUSTOMERS_WRITE);
        stranger = service.with(
                TestService.STRANGER,
                new StoreAccess.EveryStore(),
                Scope.CARDS_READ,
                Scope.CARDS_WRITE,
                Scope.CUSTOMERS_READ,
                Scope.CUSTOMERS_WRITE);
        write(List.of(
                Cards.create(TestService.TENANT, new Card.Printed(new CardNumber(PRINTED), "buyer")),
                Cards.create(TestService.TENANT, new Card.Printed(new CardNumber(OTHER), "buyer")),
                Cards.create(TestService.TENANT, new Card.Universal(new CardNumber(GUEST), "guest")),
                Cards.create(TestService.STRANGER, new Card.Printed(new CardNumber(STRANGERS), "buyer"))));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private void write(List<Write> writes) {
        assertThat(service.table().write(writes)).isInstanceOf(WriteOutcome.Written.class);
    }

    private String create(TestService.Client who, String questionnaire) {
        Reply created = who.post("/v1/customers", questionnaire);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().path("id").asText();
    }

    @Test
    void aPrintedCardAndACardOfTheTillHaveNobodyBehindThem() {
        assertThat(desk.get("/v1/cards/" + PRINTED).body())
                .isEqualTo("{\"number\":\"2000000000039\",\"kind\":\"buyer\",\"state\":\"printed\","
                        + "\"customer\":null,\"tier\":null,\"points\":null}");
        assertThat(desk.get("/v1/cards/" + GUEST).body())
                .isEqualTo("{\"number\":\"2000000000046\",\"kind\":\"guest\",\"state\":\"issued\","
                        + "\"customer\":null,\"tier\":null,\"points\":null}");
    }

    @Test
    void aCardThatIsNotThereOrIsAnotherShopsIsNotFound() {
        for (String number : List.of("999", STRANGERS, "%20", "a%2Fb")) {
            assertThat(desk.get("/v1/cards/" + number).problem()).as(number).isEqualTo("404 not_found");
        }
        assertThat(desk.post("/v1/cards/" + STRANGERS + "/issue", "{}").problem())
                .isEqualTo("404 not_found");
        assertThat(stranger.get("/v1/cards/" + STRANGERS).status()).isEqualTo(200);
    }

    @Test
    void aCardIsHandedToANewCustomerAndToNobodyElse() {
        Reply issued = desk.post("/v1/cards/" + PRINTED + "/issue", "{\"questionnaire\": " + MARIA + "}");
        JsonNode card = issued.json();
        String customer = card.at("/customer/id").asText();

        assertThat(issued.status()).isEqualTo(200);
        assertThat(card.path("state").asText()).isEqualTo("issued");
        assertThat(card.at("/customer/name").asText()).isEqualTo("Мария Л.");
        assertThat(card.at("/points/balance").asText()).isEqualTo("0");
        assertThat(desk.get("/v1/cards/" + PRINTED).body()).isEqualTo(issued.body());
        JsonNode known = desk.get("/v1/customers/" + customer).json();
        assertThat(known.path("cards").toString()).isEqualTo("[\"" + PRINTED + "\"]");
        assertThat(known.path("birthDate").asText()).isEqualTo("1990-02-28");

        List<Item> before = service.table().everything();
        assertThat(desk.post("/v1/cards/" + PRINTED + "/issue", "{}").problem()).isEqualTo("409 card_already_issued");
        assertThat(desk.post("/v1/cards/" + GUEST + "/issue", "{}").problem()).isEqualTo("409 card_not_personal");
        assertThat(desk.post("/v1/cards/" + PRINTED + "/issue", "{\"customer\": \"" + customer + "\"}")
                        .body())
                .isEqualTo(issued.body());
        assertThat(service.table().everything()).isEqualTo(before);
    }

    @Test
    void aCustomerMayHaveASecondCard() {
        String customer = create(desk, MARIA);

        for (String number : List.of(PRINTED, OTHER)) {
            assertThat(desk.post("/v1/cards/" + number + "/issue", "{\"customer\": \"" + customer + "\"}")
                            .status())
                    .isEqualTo(200);
        }

        assertThat(desk.get("/v1/customers/" + customer).json().path("cards").toString())
                .isEqualTo("[\"" + PRINTED + "\",\"" + OTHER + "\"]");
    }

    @Test
    void underOneKeyACardIsHandedOutOnce() {
        TestService.Client once = desk.saying("Idempotency-Key", "issue-1");

        Reply first = once.post("/v1/cards/" + PRINTED + "/issue", "{}");
        Reply again = once.post("/v1/cards/" + PRINTED + "/issue", "{}");
        Reply other = once.post("/v1/cards/" + OTHER + "/issue", "{}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.problem()).isEqualTo("422 idempotency_key_reused");
        assertThat(desk.get("/v1/customers").json().path("items")).hasSize(1);
    }

    @Test
    void aCustomerIsCreatedReadAndListed() {
        Reply created = desk.post("/v1/customers", MARIA);
        String id = created.json().path("id").asText();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v1/customers/" + id);
        assertThat(created.json().path("cards")).isEmpty();
        assertThat(desk.get("/v1/customers/" + id).body()).isEqualTo(created.body());
        assertThat(desk.get("/v1/customers").json().at("/items/0/name").asText())
                .isEqualTo("Мария Лебедева");
        assertThat(create(desk, "{}")).startsWith("cus_");
    }

    @Test
    void customersAreListedByPagesAndAnotherListsCursorIsRefused() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(create(desk, "{}"));
        }
        // An id tells when it was made; within a millisecond chance decides.
        created.sort(Comparator.reverseOrder());
        create(stranger, "{}");

        JsonNode first = desk.get("/v1/customers?limit=3").json();
        String cursor = first.path("nextCursor").asText();
        JsonNode second = desk.get("/v1/customers?limit=3&cursor=" + cursor).json();

        List<String> listed = new ArrayList<>(first.path("items").findValuesAsText("id"));
        listed.addAll(second.path("items").findValuesAsText("id"));
        assertThat(listed).containsExactlyElementsOf(created);
        assertThat(second.path("nextCursor").isNull()).isTrue();
        for (Reply refused : List.of(
                stranger.get("/v1/customers?cursor=" + cursor),
                desk.get("/v1/customers/" + created.getFirst() + "/points?cursor=" + cursor),
                desk.get("/v1/customers?cursor=abc"),
                desk.get("/v1/customers?cursor=A" + cursor))) {
            assertThat(refused.problem()).isEqualTo("400 invalid_cursor ?cursor invalid_cursor");
        }
    }

    @Test
    void theLedgerIsToldTheNewestFirstByPages() {
        CustomerId id = new CustomerId(create(desk, MARIA));
        for (int version = 1; version <= 3; version++) {
            earn(TestService.TENANT, id, version);
        }
        String path = "/v1/customers/" + id.value() + "/points?limit=2";

        JsonNode first = desk.get(path).json();
        JsonNode second =
                desk.get(path + "&cursor=" + first.path("nextCursor").asText()).json();

        assertThat(first.path("items").findValuesAsText("amount")).containsExactly("3", "2");
        assertThat(second.path("items").findValuesAsText("amount")).containsExactly("1");
        assertThat(second.path("nextCursor").isNull()).isTrue();
        JsonNode newest = first.at("/items/0");
        assertThat(newest.path("kind").asText()).isEqualTo("earned");
        assertThat(newest.path("unit").asText()).isEqualTo("spendable");
        assertThat(newest.path("issuer").asText()).isEqualTo(TestService.TENANT.value());
        assertThat(newest.path("receipt").asText()).isEqualTo("rcp_" + "0".repeat(31) + "3");
        assertThat(newest.path("activates").asText()).isEqualTo("2026-11-22");
        assertThat(newest.path("expires").asText()).isEqualTo("2027-11-22");
        assertThat(desk.get("/v1/customers/" + id.value())
                        .json()
                        .at("/points/balance")
                        .asText())
                .isEqualTo("6");
    }

    /// So many points as the version says, on an account that had as many before as its versions gave.
    private void earn(TenantId tenant, CustomerId id, int version) {
        Customer customer = service.bean(Customers.class)
                .find(tenant, id, Consistency.STRONG)
                .orElseThrow()
                .customer();
        LotTerm term = new LotTerm(TODAY, TODAY.plusYears(1));
        Points points = Points.whole(version);
        List<AccountLot> lots = new ArrayList<>();
        for (int number = 1; number <= version; number++) {
            lots.add(new AccountLot(new LotNumber(number), Points.whole(number), term));
        }
        Account after = new Account(
                customer.account(),
                customer.programme(),
                version,
                new LotBook(lots, List.of()),
                new LotNumber(version + 1),
                new Counters(Map.of(), List.of(), TODAY),
                null);
        Posting posting = new Posting(
                Ulid.of(service.clock().instant().plusMillis(version), new byte[Ulid.RANDOM_BYTES]),
                version,
                new Stamp(
                        OffsetDateTime.parse("2026-11-22T10:15:00+05:00"),
                        service.clock().instant(),
                        new Cause.Sold(new ReceiptId("rcp_" + "0".repeat(31) + version)),
                        new KeyId("key_01JZ0000000000000000000000")),
                List.of(new Entry(
                        EntryKind.ACCRUAL,
                        Side.ISSUED,
                        Side.MEMBER,
                        PointsUnit.SPENDABLE,
                        points,
                        tenant,
                        tenant,
                        List.of(new LotMovement(new LotNumber(version), points, term)))));
        write(service.bean(AccountStore.class)
                .writes(tenant, after, posting, new Occasion(null, Occasion.TierMove.NONE)));
    }

    @Test
    void howCloseACustomerIsFollowsFromPurchasesAndTheDay() {
        assertThat(lifecycle(0, null)).isEqualTo("potential");
        assertThat(lifecycle(1, "2026-11-22")).isEqualTo("actual");
        assertThat(lifecycle(2, "2026-11-22")).isEqualTo("repeat");
        assertThat(lifecycle(4, "2026-11-22")).isEqualTo("repeat");
        assertThat(lifecycle(5, "2026-08-24")).as("90 days ago").isEqualTo("committed");
        assertThat(lifecycle(5, "2026-08-23")).as("91 days ago").isEqualTo("atRisk");
        assertThat(lifecycle(1, "2025-11-22")).as("365 days ago").isEqualTo("atRisk");
        assertThat(lifecycle(9, "2025-11-21")).as("366 days ago").isEqualTo("lost");
    }

    /// What is told of a new customer with so many purchases, the last of them on a day.
    private String lifecycle(long purchases, @Nullable String last) {
        CustomerId id = new CustomerId(create(desk, "{}"));
        Customer customer = service.bean(Customers.class)
                .find(TestService.TENANT, id, Consistency.STRONG)
                .orElseThrow()
                .customer();
        if (last != null) {
            LocalDate day = LocalDate.parse(last);
            Counters counters = new Counters(
                    Map.of(Subject.PURCHASES, new Tally(purchases, List.of())),
                    List.of(new RecentPurchase(day.atTime(12, 0).toInstant(ZoneOffset.ofHours(5)), 1, Map.of())),
                    day);
            Account account = new Account(
                    customer.account(), customer.programme(), 1, LotBook.EMPTY, LotNumber.FIRST, counters, null);
            write(service.bean(AccountStore.class).writes(TestService.TENANT, account, List.of(), Occasion.of(id)));
        }
        return desk.get("/v1/customers/" + id.value()).json().path("lifecycle").asText();
    }

    @Test
    void anotherShopsCustomerIsNotThere() {
        String theirs = create(stranger, MARIA);
        // The key's first use in an hour is noted; nothing else may be.
        assertThat(desk.get("/v1/customers").json().path("items")).isEmpty();
        List<Item> before = service.table().everything();

        assertThat(desk.get("/v1/customers/" + theirs).problem()).isEqualTo("404 not_found");
        assertThat(desk.get("/v1/customers/" + theirs + "/points").problem()).isEqualTo("404 not_found");
        assertThat(desk.post("/v1/cards/" + PRINTED + "/issue", "{\"customer\": \"" + theirs + "\"}")
                        .problem())
                .isEqualTo("404 unknown_customer /customer unknown_customer");
        assertThat(desk.post(
                                "/v1/cards/" + PRINTED + "/issue",
                                "{\"store\": \"" + TestService.STRANGERS_STORE.value() + "\"}")
                        .problem())
                .isEqualTo("404 unknown_store /store unknown_store");
        assertThat(desk.get("/v1/customers").json().path("items")).isEmpty();
        assertThat(service.table().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"surname": "x"}              | 422 unknown_field /surname unknown_field
                    {"name": ""}                  | 422 out_of_range /name out_of_range
                    {"name": 7}                   | 422 invalid_value /name invalid_value
                    {"phone": "89261234567"}      | 422 invalid_value /phone invalid_value
                    {"email": "maria"}            | 422 invalid_value /email invalid_value
                    {"birthDate": "2026-11-23"}   | 422 out_of_range /birthDate out_of_range
                    {"birthDate": "1899-12-31"}   | 422 out_of_range /birthDate out_of_range
                    {"birthDate": "2026-02-30"}   | 422 invalid_value /birthDate invalid_value
                    [1]                           | '422 invalid_value  invalid_value'
                    {"name":                      | '400 malformed_json  malformed_json'
                    """)
    void aQuestionnaireAtFaultIsRefusedByFieldAndNothingIsStored(String body, String problem) {
        List<Item> before = service.table().everything();

        assertThat(desk.post("/v1/customers", body).problem()).isEqualTo(problem);
        assertThat(service.table().everything()).isEqualTo(before);
    }

    @Test
    void anIssueAtFaultIsRefusedByFieldAndNothingIsStored() {
        List<Item> before = service.table().everything();
        String path = "/v1/cards/" + PRINTED + "/issue";

        assertThat(desk.post(path, "{\"customer\": \"cus_1\", \"questionnaire\": {}}")
                        .problem())
                .isEqualTo("422 invalid_value /questionnaire not_allowed_here");
        assertThat(desk.post(path, "{\"questionnaire\": {\"phone\": \"1\"}, \"colour\": 1}")
                        .problem())
                .isEqualTo("422 invalid_value /questionnaire/phone invalid_value /colour unknown_field");
        assertThat(desk.post(path, "{\"customer\": \"cus_01JZ0000000000000000000009\"}")
                        .problem())
                .isEqualTo("404 unknown_customer /customer unknown_customer");
        assertThat(service.table().everything()).isEqualTo(before);
    }

    @Test
    void eachOperationAsksForItsScope() {
        TestService.Client nobody = service.with(Scope.QUOTES_WRITE);

        for (String path : List.of("/v1/cards/1", "/v1/customers", "/v1/customers/x", "/v1/customers/x/points")) {
            assertThat(nobody.get(path).problem()).as(path).isEqualTo("403 forbidden_scope");
        }
        for (String path : List.of("/v1/cards/1/issue", "/v1/customers")) {
            assertThat(nobody.post(path, "{}").problem()).as(path).isEqualTo("403 forbidden_scope");
        }
    }
}
