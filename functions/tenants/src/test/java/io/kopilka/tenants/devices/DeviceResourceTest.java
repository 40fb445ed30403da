package io.kopilka.tenants.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.tenancy.Role;
import io.kopilka.platform.tenancy.RoleTable;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeviceResourceTest {

    private static final String DEVICES = "/v1/devices";

    private final TestService service = TestService.start();
    private final Client developer = service.person(Role.DEVELOPER);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aDeviceIsPairedByAShortCodeAndIsOneOfItsStore() {
        Reply code = code();
        assertThat(code.status()).isEqualTo(201);

        Reply paired = pair(typed(code));

        assertThat(paired.status()).isEqualTo(201);
        Client till = as(paired);
        Reply me = till.get("/v1/me");
        assertThat(me.json().path("caller").toString())
                .isEqualTo("{\"kind\":\"device\",\"id\":\"" + id(paired) + "\",\"name\":\"Касса 2\",\"stores\":[\""
                        + TestService.STORE + "\"]}");
        assertThat(me.json().path("scopes")).hasSize(RoleTable.device().size());
        assertThat(till.get(DEVICES).problem()).isEqualTo("403 forbidden_scope");
        assertThat(developer
                        .get(DEVICES + "/" + id(paired))
                        .json()
                        .path("lastUsedAt")
                        .asText())
                .isEqualTo("2026-11-22T05:00:00Z");
    }

    @Test
    void aCodeIsGoodOnceAndForTenMinutes() {
        Reply code = code();
        assertThat(pair(typed(code)).status()).isEqualTo(201);
        List<Item> before = stored();

        assertThat(pair(typed(code)).problem()).isEqualTo("404 unknown_pairing_code /code unknown_pairing_code");
        assertThat(pair("not a code").problem()).isEqualTo("404 unknown_pairing_code /code unknown_pairing_code");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aRevokedDeviceOpensNothingAnyMore() {
        Reply paired = pair(typed(code()));
        Client till = as(paired);
        assertThat(till.get("/v1/me").status()).isEqualTo(200);
        String path = DEVICES + "/" + id(paired);

        Reply revoked = developer.post(path + "/revoke", "{}");

        assertThat(revoked.json().path("state").asText()).isEqualTo("revoked");
        assertThat(till.get("/v1/me").problem()).isEqualTo("401 unauthenticated");
        assertThat(developer.post(path + "/revoke", "{}").body()).isEqualTo(revoked.body());
        assertThat(developer.get(DEVICES).json().path("items")).isEmpty();
        assertThat(developer.get(DEVICES + "?revoked=true").json().path("items"))
                .hasSize(1);
    }

    @Test
    void devicesAndKeysAreListedApart() {
        Reply paired = pair(typed(code()));
        Client owner = service.person(Role.OWNER);

        assertThat(owner.get("/v1/api-keys?ended=true").body()).doesNotContain("Касса 2");
        assertThat(owner.get(DEVICES).json().path("items")).hasSize(1);
        assertThat(owner.get("/v1/api-keys/" + id(paired)).problem()).isEqualTo("404 not_found");
    }

    @Test
    void aDeviceOfAnotherTenantOrStoreIsNotThere() {
        Reply paired = pair(typed(code()));
        String path = DEVICES + "/" + id(paired);
        List<Item> before = stored();
        Client stranger = service.person(TestService.STRANGER, Role.OWNER, new StoreAccess.EveryStore());

        assertThat(stranger.get(path).problem()).isEqualTo("404 not_found");
        assertThat(stranger.post(path + "/revoke", "{}").problem()).isEqualTo("404 not_found");
        assertThat(developer
                        .post(
                                DEVICES + "/pairing-codes",
                                "{\"store\": \"" + TestService.STRANGERS_STORE + "\", \"name\": \"a\"}")
                        .problem())
                .isEqualTo("404 unknown_store /store unknown_store");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whoMayLessThanADeviceMakesNone() {
        Client limited = service.with(
                TestService.TENANT,
                new StoreAccess.OnlyStores(Set.of(TestService.STORE)),
                Scope.DEVICES_WRITE,
                Scope.ME_READ);

        assertThat(limited.post(
                                DEVICES + "/pairing-codes",
                                "{\"store\": \"" + TestService.STORE + "\", \"name\": \"a\"}")
                        .problem())
                .isEqualTo("403 forbidden_scope  forbidden_scope");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(developer.post(DEVICES + "/pairing-codes", "{\"colour\": 1}").problem())
                .isEqualTo("422 unknown_field /colour unknown_field /store missing_field /name missing_field");
        assertThat(service.anonymous().post(DEVICES + "/pair", "{}").problem())
                .isEqualTo("422 missing_field /code missing_field");
        assertThat(service.anonymous().post(DEVICES + "/pair", "[").problem())
                .isEqualTo("400 malformed_json  malformed_json");
    }

    @Test
    void whoGuessesAtCodesIsCutOffAfterTwentyAMinute() {
        List<Integer> statuses = new ArrayList<>();
        for (int guess = 0; guess < 25; guess++) {
            statuses.add(pair("0000000" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(guess))
                    .status());
        }

        assertThat(statuses.subList(0, 20)).containsOnly(404);
        assertThat(statuses.subList(20, 25)).containsOnly(429);
        Reply good = pair(typed(code()));
        assertThat(good.problem()).isEqualTo("429 rate_limited");
        assertThat(Integer.parseInt(good.header("Retry-After"))).isBetween(1, 60);
    }

    private Reply code() {
        return developer.post(
                DEVICES + "/pairing-codes", "{\"store\": \"" + TestService.STORE + "\", \"name\": \"Касса 2\"}");
    }

    /// A code as people type it: small letters, a hyphen in the middle.
    private static String typed(Reply code) {
        String text = code.json().path("code").asText().toLowerCase(java.util.Locale.ROOT);
        return text.substring(0, 4) + "-" + text.substring(4);
    }

    private Reply pair(String code) {
        return service.anonymous().post(DEVICES + "/pair", "{\"code\": \"" + code + "\"}");
    }

    private static String id(Reply paired) {
        return paired.json().path("device").path("id").asText();
    }

    private Client as(Reply paired) {
        return service.anonymous()
                .saying("Authorization", "Bearer " + paired.json().path("key").asText());
    }

    private List<Item> stored() {
        return service.items(Keys.tenantPartition(TestService.TENANT));
    }
}
