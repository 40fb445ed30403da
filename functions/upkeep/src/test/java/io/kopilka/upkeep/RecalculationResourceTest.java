package io.kopilka.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.ledger.Recount;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.CountsPurchases;
import io.kopilka.wire.http.TestService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How far a recalculation is, over HTTP.
final class RecalculationResourceTest {
    private static final String PATH = "/v1/recalculations";
    private static final Instant STARTED = Instant.parse("2026-11-22T05:15:00Z");
    private static final TestService SERVICE =
            TestService.start((CountsPurchases) (_, _, before, rules) -> new Recount(before, rules));

    private TestService.Client owner;

    @BeforeEach
    void open() {
        owner = SERVICE.with(Scope.RULES_READ);
    }

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    private static void at(long reviewed, Optional<Instant> finished) {
        Optional<Cursor> after = finished.isPresent() ? Optional.empty() : Optional.of(new Cursor("cus_x"));
        Recalculation known = new Recalculation(1, new RulesetVersion(7), reviewed, STARTED, finished, after);
        assertThat(SERVICE.table().write(List.of(new Write.Put(known.write(TestService.TENANT)))))
                .isNotNull();
    }

    @Test
    void itIsToldHowFarItIs() {
        assertThat(SERVICE.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.RULES_READ)
                        .get(PATH)
                        .body())
                .as("nothing was published")
                .isEqualTo("{\"ruleset\":null,\"state\":\"none\",\"reviewed\":0,\"startedAt\":null,"
                        + "\"finishedAt\":null}");

        at(150, Optional.empty());
        assertThat(owner.get(PATH).body())
                .isEqualTo("{\"ruleset\":7,\"state\":\"running\",\"reviewed\":150,"
                        + "\"startedAt\":\"2026-11-22T05:15:00Z\",\"finishedAt\":null}");

        at(173, Optional.of(STARTED.plusSeconds(90)));
        assertThat(owner.get(PATH).body())
                .isEqualTo("{\"ruleset\":7,\"state\":\"finished\",\"reviewed\":173,"
                        + "\"startedAt\":\"2026-11-22T05:15:00Z\",\"finishedAt\":\"2026-11-22T05:16:30Z\"}");
        assertThat(SERVICE.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.RULES_READ)
                        .get(PATH)
                        .json()
                        .path("state")
                        .asText())
                .as("another shop's is not seen")
                .isEqualTo("none");
    }

    @Test
    void onlyWhoMayReadTheRulesIsTold() {
        assertThat(SERVICE.with(Scope.ME_READ).get(PATH).problem()).isEqualTo("403 forbidden_scope");
        assertThat(SERVICE.anonymous().get(PATH).status()).isEqualTo(401);
        assertThat(owner.get(PATH + "?version=7").problem()).isEqualTo("422 unknown_field ?version unknown_field");
    }
}
