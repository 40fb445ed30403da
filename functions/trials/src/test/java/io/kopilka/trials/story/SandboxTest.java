package io.kopilka.trials.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.queue.MemoryQueues;
import io.kopilka.platform.tenancy.Country;
import io.kopilka.tenants.Founding;
import io.kopilka.tenants.StarterProgramme;
import io.kopilka.tenants.TenantWish;
import io.kopilka.tenants.Tenants;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shop and its sandbox side by side: each has its own stores, customers and money, and the sandbox its own time.
final class SandboxTest {

    private TestService service;
    private Founding founding;
    private Client live;
    private Client sandbox;

    @BeforeEach
    void found() {
        service = TestService.start(new MemoryQueues(InstantSource.system()));
        Tenants tenants = service.bean(Tenants.class);
        founding = tenants.prepare(new TenantWish(
                Text.of("Мёд"),
                new Country("RU"),
                Currency.getInstance("RUB"),
                ZoneId.of("Asia/Yekaterinburg"),
                Language.RU,
                Text.of("На Малышева"),
                Optional.empty(),
                StarterProgramme.POINTS));
        tenants.create(founding, List.of());
        live = service.holding(founding.live().key(), founding.live().grant().id());
        sandbox = service.holding(
                founding.sandbox().key(), founding.sandbox().grant().id());
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void aYearInASandboxEndsItsPointsAndNobodyElses() {
        String real = customer(live);
        String tried = customer(sandbox);
        sell(live, founding.live(), real, "1", "2026-11-22T10:15:00+05:00");
        sell(sandbox, founding.sandbox(), tried, "1", "2026-11-22T10:15:00+05:00");
        assertThat(balance(live, real)).isEqualTo("50");
        assertThat(balance(sandbox, tried)).isEqualTo("50");

        sandbox.put("/v1/sandbox/clock", "{\"ahead\":\"P366D\"}");

        assertThat(balance(sandbox, tried)).isEqualTo("0");
        assertThat(balance(live, real)).isEqualTo("50");
    }

    @Test
    void aSaleInASandboxIsMadeByItsClock() {
        String tried = customer(sandbox);
        String nextYear = "2027-11-23T10:15:00+05:00";
        Reply early = receipt(sandbox, founding.sandbox(), tried, "1", nextYear);
        sandbox.put("/v1/sandbox/clock", "{\"now\":\"2027-11-23T10:20:00+05:00\"}");

        Reply quote = sandbox.post("/v1/quotes", sale(founding.sandbox(), tried, ""));
        Reply later = receipt(sandbox, founding.sandbox(), tried, "1", nextYear);
        Reply meanwhile = receipt(live, founding.live(), customer(live), "1", nextYear);

        assertThat(early.problem()).isEqualTo("422 out_of_range /at out_of_range");
        assertThat(quote.status()).as(quote.body()).isEqualTo(200);
        assertThat(later.status()).as(later.body()).isEqualTo(201);
        assertThat(meanwhile.problem()).isEqualTo("422 out_of_range /at out_of_range");
    }

    @Test
    void whatBelongsToTheSandboxIsNotThereForTheRealThingNorTheOtherWayRound() {
        String real = customer(live);
        String tried = customer(sandbox);

        assertThat(live.get("/v1/customers/" + tried).problem()).isEqualTo("404 not_found");
        assertThat(sandbox.get("/v1/customers/" + real).problem()).isEqualTo("404 not_found");
        assertThat(receipt(live, founding.sandbox(), real, "1", "2026-11-22T10:15:00+05:00")
                        .problem())
                .isEqualTo("404 unknown_store /store unknown_store");
        assertThat(receipt(sandbox, founding.sandbox(), real, "1", "2026-11-22T10:15:00+05:00")
                        .problem())
                .isEqualTo("404 unknown_customer /customer unknown_customer");
    }

    @Test
    void inAnArchivedStoreNothingIsSoldButWhatWasSoldBeforeIsStillTheSame() {
        String customer = customer(live);
        Reply sold = sell(live, founding.live(), customer, "1", "2026-11-22T10:15:00+05:00");
        String store = "/v1/stores/" + founding.live().store().id();
        live.saying("If-Match", "\"1\"").patch(store, "{\"archived\":true}");

        Reply again = receipt(live, founding.live(), customer, "1", "2026-11-22T10:15:00+05:00");
        Reply another = receipt(live, founding.live(), customer, "2", "2026-11-22T10:15:00+05:00");

        assertThat(again.body()).isEqualTo(sold.body());
        assertThat(another.problem()).isEqualTo("409 store_archived /store store_archived");
        assertThat(live.post("/v1/quotes", sale(founding.live(), customer, "")).problem())
                .isEqualTo("409 store_archived /store store_archived");
        assertThat(balance(live, customer)).isEqualTo("50");
    }

    private static String customer(Client shop) {
        Reply made = shop.post("/v1/customers", "{\"name\":\"Анна П.\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private static Reply sell(Client shop, Founding.Side side, String customer, String number, String at) {
        Reply sold = receipt(shop, side, customer, number, at);
        assertThat(sold.status()).as(sold.body()).isEqualTo(201);
        return sold;
    }

    private static Reply receipt(Client shop, Founding.Side side, String customer, String number, String at) {
        return shop.saying("Idempotency-Key", "sale-" + number)
                .post(
                        "/v1/receipts",
                        sale(
                                side,
                                customer,
                                ",\"number\":\"" + number + "\",\"at\":\"" + at
                                        + "\",\"payments\":[{\"kind\":\"cash\",\"amount\":\"1000.00\"}]"));
    }

    private static String sale(Founding.Side side, String customer, String more) {
        return "{\"store\":\"" + side.store().id() + "\",\"till\":\"1\",\"customer\":\"" + customer
                + "\",\"lines\":[{\"id\":\"1\",\"sku\":\"A-1\",\"quantity\":\"1\",\"price\":\"1000.00\"}]" + more + "}";
    }

    private static String balance(Client shop, String customer) {
        return shop.get("/v1/customers/" + customer)
                .json()
                .at("/points/balance")
                .asText();
    }
}
