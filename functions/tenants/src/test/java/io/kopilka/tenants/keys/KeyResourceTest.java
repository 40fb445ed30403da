package io.kopilka.tenants.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.tenancy.ApiKey;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.platform.time.ClockSetting;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeyResourceTest {

    private static final String KEYS = "/v1/api-keys";
    private static final Instant NOW = Instant.parse("2026-11-22T05:15:00Z");

    private final TestService service = TestService.start();
    private final Client owner =
            service.with(Scope.KEYS_READ, Scope.KEYS_WRITE, Scope.ME_READ, Scope.QUOTES_WRITE, Scope.STORES_READ);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aKeyIsShownOnceAndOpensWhatItWasMadeFor() {
        Reply made = create("""
                {"name": "Сайт", "scopes": ["me:read", "quotes:write"]}""");

        assertThat(made.status()).isEqualTo(201);
        String key = made.json().path("key").asText();
        assertThat(ApiKey.parse(key)).hasValueSatisfying(parsed -> {
            assertThat(parsed.tenant()).isEqualTo(TestService.TENANT);
            assertThat(parsed.mode()).isEqualTo(ApiKey.Mode.LIVE);
        });
        String id = made.json().path("id").asText();
        assertThat(made.header("Location")).isEqualTo(KEYS + "/" + id);
        Client site = service.anonymous().saying("Authorization", "Bearer " + key);
        assertThat(site.get("/v1/me").json().path("caller").toString())
                .isEqualTo("{\"kind\":\"apiKey\",\"id\":\"" + id + "\",\"name\":\"Сайт\"}");
        assertThat(site.get(KEYS).problem()).isEqualTo("403 forbidden_scope");

        Reply read = owner.get(KEYS + "/" + id);
        assertThat(read.body()).doesNotContain(key.substring(key.length() - 20));
        assertThat(read.json().path("state").asText()).isEqualTo("active");
        assertThat(read.json().path("scopes").toString()).isEqualTo("[\"me:read\",\"quotes:write\"]");
        assertThat(service.items(Keys.tenantPartition(TestService.TENANT)).toString())
                .doesNotContain(key.substring(key.length() - 20));
    }

    @Test
    void aKeyTellsTheHourInWhichItWasLastUsed() {
        Reply made = create("""
                {"name": "Сайт", "scopes": ["me:read"]}""");
        String path = made.header("Location");
        Client site = as(made);
        assertThat(owner.get(path).json().has("lastUsedAt")).isFalse();

        assertThat(site.get(KEYS).status()).isEqualTo(403);
        assertThat(owner.get(path).json().has("lastUsedAt")).isFalse();

        assertThat(site.get("/v1/me").status()).isEqualTo(200);
        assertThat(owner.get(path).json().path("lastUsedAt").asText()).isEqualTo("2026-11-22T05:00:00Z");
    }

    @Test
    void anExpiredKeyOpensNothingAndIsListedOnlyWhereAskedFor() {
        Reply made = create("""
                {"name": "Сайт", "scopes": ["me:read"], "expiresAt": "2026-11-22T11:00:00+05:00"}""");
        Client site = as(made);
        assertThat(site.get("/v1/me").status()).isEqualTo(200);

        service.clock().set(new ClockSetting.StartingAt(Instant.parse("2026-11-22T06:00:01Z")));

        assertThat(site.get("/v1/me").problem()).isEqualTo("401 unauthenticated");
        assertThat(names(owner.get(KEYS))).containsExactly("till");
        assertThat(names(owner.get(KEYS + "?ended=true"))).containsExactly("till", "Сайт");
        assertThat(owner.get(made.header("Location")).json().path("state").asText())
                .isEqualTo("expired");
        assertThat(owner.post(made.header("Location") + "/rotate", "{}").problem())
                .isEqualTo("409 key_not_active");
    }

    @Test
    void aRevokedKeyOpensNothingAnyMoreAndStaysRevoked() {
        Reply made = create("""
                {"name": "Сайт", "scopes": ["me:read"]}""");
        Client site = as(made);
        assertThat(site.get("/v1/me").status()).isEqualTo(200);

        Reply revoked = owner.post(made.header("Location") + "/revoke", "{}");

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.json().path("state").asText()).isEqualTo("revoked");
        assertThat(site.get("/v1/me").problem()).isEqualTo("401 unauthenticated");
        List<Item> before = stored();
        assertThat(owner.post(made.header("Location") + "/revoke", "{}").body()).isEqualTo(revoked.body());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aKeyThatIsChangedOverGoesOnForTheOverlapBesideTheNewOne() {
        Reply made = create("""
                {"name": "Сайт", "scopes": ["me:read"]}""");
        Client old = as(made);

        Reply rotated = owner.post(made.header("Location") + "/rotate", "{\"overlapHours\": 2}");

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.json().path("name").asText()).isEqualTo("Сайт");
        assertThat(rotated.json().path("previous").path("id").asText())
                .isEqualTo(made.json().path("id").asText());
        Instant ends =
                Instant.parse(rotated.json().path("previous").path("expiresAt").asText());
        assertThat(ends).isBetween(NOW.plusSeconds(7_200), NOW.plusSeconds(7_260));
        assertThat(old.get("/v1/me").status()).isEqualTo(200);
        assertThat(as(rotated).get("/v1/me").status()).isEqualTo(200);

        service.clock().set(new ClockSetting.StartingAt(ends));
        assertThat(old.get("/v1/me").status()).isEqualTo(401);
        assertThat(as(rotated).get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void nobodyHandsOnMoreThanTheyHave() {
        List<Item> before = stored();

        assertThat(create("""
                        {"name": "Больше", "scopes": ["me:read", "team:write", "rules:publish"]}""").problem())
                .isEqualTo("403 forbidden_scope /scopes/1 forbidden_scope /scopes/2 forbidden_scope");
        assertThat(create("""
                        {"name": "Чужой", "scopes": ["me:read"], "stores": ["%s", "%s"]}""".formatted(TestService.STORE, TestService.STRANGERS_STORE))
                        .problem())
                .isEqualTo("404 unknown_store /stores/1 unknown_store");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whoeverMayActInOneStoreMakesKeysOfThatStoreAndSeesNoOthers() {
        Client ofOneStore = service.with(
                TestService.TENANT,
                new StoreAccess.OnlyStores(Set.of(TestService.STORE)),
                Scope.KEYS_READ,
                Scope.KEYS_WRITE,
                Scope.ME_READ);

        Reply made = ofOneStore.post(KEYS, "{\"name\": \"Касса\", \"scopes\": [\"me:read\"]}");

        assertThat(made.json().path("stores").toString()).isEqualTo("[\"" + TestService.STORE + "\"]");
        assertThat(ofOneStore
                        .post(KEYS, "{\"name\": \"a\", \"scopes\": [\"me:read\"], \"stores\": [\"" + ELSEWHERE + "\"]}")
                        .problem())
                .isEqualTo("404 unknown_store /stores/0 unknown_store");
        assertThat(ofOneStore.get(KEYS + "/" + owner.key()).problem()).isEqualTo("404 not_found");
        assertThat(ofOneStore.post(KEYS + "/" + owner.key() + "/revoke", "{}").problem())
                .isEqualTo("404 not_found");
        assertThat(owner.get("/v1/me").status()).isEqualTo(200);
    }

    private static final StoreId ELSEWHERE = new StoreId("sto_01JZ0000000000000000000009");

    @Test
    void aKeyOfAnotherTenantIsNotThere() {
        Client stranger =
                service.with(TestService.STRANGER, new StoreAccess.EveryStore(), Scope.KEYS_READ, Scope.KEYS_WRITE);
        List<Item> before = stored();
        String path = KEYS + "/" + owner.key();

        assertThat(stranger.get(path).problem()).isEqualTo("404 not_found");
        assertThat(stranger.post(path + "/revoke", "{}").problem()).isEqualTo("404 not_found");
        assertThat(stranger.post(path + "/rotate", "{}").problem()).isEqualTo("404 not_found");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsMade() {
        List<Item> before = stored();

        assertThat(create("{").problem()).isEqualTo("400 malformed_json  malformed_json");
        assertThat(create("{}").problem()).isEqualTo("422 missing_field /name missing_field /scopes missing_field");
        assertThat(create("""
                        {"name": "", "scopes": ["fly", "me:read", "me:read"], "colour": "red",
                         "expiresAt": "2026-11-22T10:00:00+05:00"}""").problem())
                .isEqualTo("422 out_of_range /name out_of_range /scopes/0 invalid_value /scopes/2 duplicate_id"
                        + " /colour unknown_field /expiresAt out_of_range");
        assertThat(create("{\"name\": \"a\", \"scopes\": []}").problem())
                .isEqualTo("422 out_of_range /scopes out_of_range");
        assertThat(owner.post(KEYS + "/" + owner.key() + "/rotate", "{\"overlapHours\": 721}")
                        .problem())
                .isEqualTo("422 out_of_range /overlapHours out_of_range");
        assertThat(owner.get(KEYS + "?ended=perhaps").problem()).isEqualTo("422 invalid_value ?ended invalid_value");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void oneKeyTooManyIsRefused() {
        int made = 1;
        for (; made < CreateKey.MOST; made++) {
            assertThat(create("{\"name\": \"a\", \"scopes\": [\"me:read\"]}").status())
                    .isEqualTo(201);
        }
        List<Item> before = stored();

        assertThat(create("{\"name\": \"a\", \"scopes\": [\"me:read\"]}").problem())
                .isEqualTo("422 too_many_items  too_many_items");

        assertThat(stored()).isEqualTo(before);
    }

    private Reply create(String body) {
        return owner.post(KEYS, body);
    }

    private Client as(Reply made) {
        return service.anonymous()
                .saying("Authorization", "Bearer " + made.json().path("key").asText());
    }

    private List<Item> stored() {
        return service.items(Keys.tenantPartition(TestService.TENANT));
    }

    private static List<String> names(Reply list) {
        return list.json().path("items").findValuesAsText("name");
    }
}
