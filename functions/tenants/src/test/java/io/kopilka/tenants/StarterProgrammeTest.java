package io.kopilka.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.cases.CaseCheck;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.KeyId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.table.MemoryTable;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.rulebook.Drafts;
import io.kopilka.rulebook.Publication;
import io.kopilka.rulebook.Publishing;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.rulebook.RulesetVersions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StarterProgrammeTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T05:15:00Z"));
    private static final String STRANGER = "null";

    @ParameterizedTest
    @EnumSource(StarterProgramme.class)
    void everyProgrammeIsPublishedWithoutAFaultOrAWarningInAnyCurrency(StarterProgramme programme) {
        for (String code : List.of("RUB", "USD", "JPY", "KWD", "KZT", "CLP")) {
            MemoryTable table = new MemoryTable(CLOCK);
            Directory directory = new Directory(table);
            Drafts drafts = new Drafts(table);
            RulesetVersions versions = new RulesetVersions(table);
            Publishing publishing =
                    new Publishing(table, drafts, versions, new Rulebook(versions, directory), directory, CLOCK);
            TenantProfile tenant = TenantProfile.of(
                    new TenantId("ten_01JZ0000000000000000000000"),
                    Text.of("x"),
                    Currency.getInstance(code),
                    ZoneId.of("UTC"),
                    Language.EN,
                    CLOCK.instant());
            assertThat(table.write(directory.create(tenant))).isEqualTo(new WriteOutcome.Written());
            var _ = drafts.replace(tenant.id(), drafts.read(tenant), programme.document(Currency.getInstance(code)));

            Publication publication = publishing.publish(tenant, new KeyId("key_01JZ0000000000000000000000"));

            assertThat(publication).as(code).isInstanceOf(Publication.Published.class);
            assertThat(((Publication.Published) publication).warnings())
                    .as(code)
                    .isEmpty();
        }
    }

    @Test
    void everyProgrammeHasANameForRequestsAndTitlesForPeople() {
        assertThat(StarterProgramme.names()).isEqualTo("simple, cumulative, points, pointsAndTiers, stamps, empty");
        for (StarterProgramme programme : StarterProgramme.values()) {
            assertThat(StarterProgramme.parse(programme.wireName())).contains(programme);
            assertThat(programme.title().ru()).isNotEqualTo(programme.title().en());
        }
        assertThat(StarterProgramme.parse("POINTS")).isEmpty();
    }

    @Test
    void theSimpleDiscountIsFivePercentForWhoeverIsKnown() {
        priced(StarterProgramme.SIMPLE, "{\"id\": \"c1\"}", """
                {"amount": "1990.00", "discount": "99.50", "total": "1890.50", "applied": ["member5"]}""");
        priced(StarterProgramme.SIMPLE, STRANGER, """
                {"total": "1990.00", "applied": [], "skipped": {"member5": "purchases"}}""");
    }

    @Test
    void theCumulativeDiscountRisesWithWhatTheCustomerHasSpent() {
        priced(StarterProgramme.CUMULATIVE, "{\"id\": \"c1\"}", """
                {"discount": "59.70", "total": "1930.30", "applied": ["scale"]}""");
        priced(StarterProgramme.CUMULATIVE, spent("10000.00"), """
                {"discount": "99.50", "total": "1890.50"}""");
        priced(StarterProgramme.CUMULATIVE, spent("99999.99"), """
                {"discount": "139.30", "total": "1850.70"}""");
        priced(StarterProgramme.CUMULATIVE, spent("100000.00"), """
                {"discount": "199.00", "total": "1791.00"}""");
    }

    @Test
    void pointsGiveFivePercentBackAndPayForHalfAReceipt() {
        priced(StarterProgramme.POINTS, "{\"id\": \"c1\"}", """
                {"discount": "0.00", "total": "1990.00", "earned": "99", "applied": ["back5"]}""");
        priced(StarterProgramme.POINTS, "{\"id\": \"c1\", \"points\": [{\"amount\": \"5000\"}]}", """
                {"redeemable": "995", "redeemed": "995.00", "total": "995.00", "earned": "49"}""");
    }

    @Test
    void pointsAndTiersGiveMoreBackForAHigherTier() {
        priced(StarterProgramme.POINTS_AND_TIERS, "{\"id\": \"c1\"}", """
                {"total": "1990.00", "earned": "59"}""");
        priced(StarterProgramme.POINTS_AND_TIERS, "{\"id\": \"c1\", \"tier\": \"silver\"}", """
                {"total": "1990.00", "earned": "99"}""");
        priced(StarterProgramme.POINTS_AND_TIERS, "{\"id\": \"c1\", \"tier\": \"gold\"}", """
                {"total": "1990.00", "earned": "139"}""");
    }

    @Test
    void everySixthPurchaseIsFreeUpToItsLimit() {
        priced(StarterProgramme.STAMPS, bought(4), """
                {"total": "1990.00", "applied": [], "skipped": {"sixth": "purchases"}, "missing": {"sixth": "1"}}""");
        priced(StarterProgramme.STAMPS, bought(5), """
                {"discount": "500.00", "total": "1490.00", "applied": ["sixth"]}""");
    }

    @Test
    void theEmptyProgrammeLeavesPricesAsTheyAre() {
        priced(StarterProgramme.EMPTY, "{\"id\": \"c1\"}", """
                {"amount": "1990.00", "discount": "0.00", "total": "1990.00", "earned": "0", "applied": []}""");
    }

    @Test
    void whereAUnitBuysMuchMoreThanARoubleThresholdsAndPointsAreAHundredth() {
        JsonNode dollars = StarterProgramme.POINTS_AND_TIERS
                .document(Currency.getInstance("USD"))
                .json();
        JsonNode yen = StarterProgramme.POINTS_AND_TIERS
                .document(Currency.getInstance("JPY"))
                .json();

        assertThat(dollars.at("/currency").asText()).isEqualTo("USD");
        assertThat(dollars.at("/scheme/points/value").asText()).isEqualTo("0.01");
        assertThat(dollars.at("/tiers/0/accumulated/atLeast").asText()).isEqualTo("100.00");
        assertThat(dollars.at("/offers/0/effect/points/percent").asText()).isEqualTo("3");
        assertThat(yen.at("/scheme/points/value").asText()).isEqualTo("1");
        assertThat(yen.at("/tiers/0/accumulated/atLeast").asText()).isEqualTo("10000");
    }

    private static String spent(String amount) {
        return "{\"id\": \"c1\", \"accumulated\": [{\"period\": \"lifetime\", \"amount\": \"" + amount + "\"}]}";
    }

    private static String bought(int times) {
        return "{\"id\": \"c1\", \"purchases\": [{\"period\": \"lifetime\", \"count\": " + times + "}]}";
    }

    private static void priced(StarterProgramme programme, String customer, String expect) {
        ObjectNode priced = Json.object().put("name", programme.wireName());
        priced.set("ruleset", programme.document(Currency.getInstance("RUB")).json());
        priced.put("zone", "Asia/Yekaterinburg");
        if (!customer.equals(STRANGER)) {
            priced.set("customer", json(customer));
        }
        priced.set("receipt", json("""
                {"at": "2026-11-22T10:15:00+05:00", "payments": ["cash"], "redeem": "max",
                 "lines": [{"id": "1", "sku": "A-100", "quantity": "1", "price": "1990.00"}]}"""));
        priced.set("expect", json(expect));

        assertThat(CaseCheck.differences(priced)).isEmpty();
    }

    private static JsonNode json(String text) {
        return switch (Json.read(text.getBytes(UTF_8))) {
            case Read.Good<JsonNode>(JsonNode document) -> document;
            case Read.Refused<JsonNode>(var faults) -> throw new AssertionError(text + ": " + faults);
        };
    }
}
