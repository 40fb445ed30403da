package io.kopilka.tenants.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.identity.PersonId;
import io.kopilka.platform.outbox.Letter;
import io.kopilka.platform.outbox.TableOutbox;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Role;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.http.TestService;
import io.kopilka.wire.http.TestService.Client;
import io.kopilka.wire.http.TestService.Reply;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TeamResourceTest {

    private static final String TEAM = "/v1/team";
    private static final String INVITATIONS = TEAM + "/invitations";
    private static final String ACCEPT = "/v1/invitations/accept";

    private final TestService service = TestService.start();
    private final Client owner = service.person(Role.OWNER);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aPersonIsWhatTheirRoleSaysInTheTenantThatTheyName() {
        Reply me = service.person(Role.ANALYST).get("/v1/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("caller").path("kind").asText()).isEqualTo("person");
        assertThat(me.json().path("caller").path("role").asText()).isEqualTo("analyst");
        assertThat(me.json().path("scopes").toString())
                .isEqualTo("[\"audit:read\",\"cards:read\",\"customers:read\",\"me:read\",\"receipts:read\","
                        + "\"reports:read\",\"rules:read\",\"simulations:write\",\"stores:read\"]");
    }

    @Test
    void everyRoleMayWhatTheTableSaysAndNothingElse() {
        for (Role role : Role.values()) {
            Client person = service.person(role);
            assertThat(person.get("/v1/me").json().path("scopes"))
                    .as(role.wireName())
                    .hasSize(role.scopes().size());
            assertThat(person.get(TEAM).status())
                    .as(role.wireName())
                    .isEqualTo(role.scopes().contains(Scope.TEAM_READ) ? 200 : 403);
            assertThat(person.get("/v1/api-keys").status())
                    .as(role.wireName())
                    .isEqualTo(role.scopes().contains(Scope.KEYS_READ) ? 200 : 403);
        }
    }

    @Test
    void aPersonNamesATenantWhoseMemberTheyAre() {
        Client person = service.visitor(owner.actor().value());

        assertThat(person.get("/v1/me").problem()).isEqualTo("403 tenant_not_named");
        assertThat(person.get("/v1/me/tenants").body())
                .isEqualTo("{\"items\":[{\"tenant\":{\"id\":\"ten_01JZ0000000000000000000000\","
                        + "\"name\":{\"ru\":\"Обувь на Малышева\",\"en\":\"Shoes on Malysheva\"}},"
                        + "\"role\":\"owner\"}],\"nextCursor\":null}");
        Reply strangers =
                person.saying("Kopilka-Tenant", TestService.STRANGER.value()).get("/v1/me");
        Reply nobodys = person.saying("Kopilka-Tenant", "ten_01JZ0000000000000000000009")
                .get("/v1/me");
        Reply nonsense = person.saying("Kopilka-Tenant", "#").get("/v1/me");
        assertThat(strangers.problem()).isEqualTo("403 not_a_member");
        assertThat(nobodys.body()).isEqualTo(strangers.body());
        assertThat(nonsense.body()).isEqualTo(strangers.body());
    }

    @Test
    void aKeyHasItsOwnTenantWhateverTheHeaderSays() {
        Client key = service.with(Scope.ME_READ).saying("Kopilka-Tenant", TestService.STRANGER.value());

        assertThat(key.get("/v1/me").json().path("tenant").path("id").asText()).isEqualTo(TestService.TENANT.value());
        assertThat(key.get("/v1/me/tenants").problem()).isEqualTo("403 person_needed");
        assertThat(service.anonymous().get("/v1/me/tenants").problem()).isEqualTo("401 unauthenticated");
    }

    @Test
    void whoFollowsAnInvitationJoinsInTheRoleAndTheStoreThatItNames() {
        Reply invited = owner.post(INVITATIONS, """
                {"email": "oleg@example.org", "role": "cashier", "stores": ["%s"]}""".formatted(TestService.STORE));
        assertThat(invited.status()).isEqualTo(201);
        String code = invited.json().path("code").asText();
        assertThat(owner.get(INVITATIONS).body()).doesNotContain(code).contains("oleg@example.org");

        Client oleg = service.visitor("oleg");
        Reply joined = accept(oleg, code);

        assertThat(joined.status()).isEqualTo(201);
        assertThat(joined.json().path("person").path("role").asText()).isEqualTo("cashier");
        assertThat(joined.json().path("person").path("name").asText()).isEqualTo("Олег");
        Client cashier = oleg.saying("Kopilka-Tenant", TestService.TENANT.value());
        assertThat(cashier.get("/v1/me").json().path("caller").path("stores").toString())
                .isEqualTo("[\"" + TestService.STORE + "\"]");
        assertThat(owner.get(INVITATIONS).json().path("items")).isEmpty();
        assertThat(accept(service.visitor("else"), code).problem())
                .isEqualTo("404 unknown_invitation /code unknown_invitation");
    }

    @Test
    void theLetterHoldsTheCodeAndNothingThatTheTableShows() {
        String code = owner.post(INVITATIONS, """
                {"email": "oleg@example.org", "role": "analyst"}""").json().path("code").asText();

        List<Letter> letters = service.bean(TableOutbox.class).letters(TestService.TENANT);

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("oleg@example.org");
            assertThat(letter.subject()).isEqualTo("Приглашение в команду «Обувь на Малышева»");
            assertThat(letter.text()).contains(code, "аналитик");
        });
        assertThat(service.items(Keys.lettersPartition(TestService.TENANT)).toString()
                        + service.items(Keys.tenantPartition(TestService.TENANT)))
                .doesNotContain("oleg@", code);
    }

    @Test
    void aWithdrawnInvitationLeadsNowhere() {
        Reply invited = owner.post(INVITATIONS, """
                {"email": "oleg@example.org", "role": "owner", "language": "en"}""");
        String id = invited.json().path("id").asText();
        assertThat(owner.post(INVITATIONS + "/" + id + "/withdraw", "{}").status())
                .isEqualTo(200);

        assertThat(accept(service.visitor("oleg"), invited.json().path("code").asText())
                        .problem())
                .isEqualTo("404 unknown_invitation /code unknown_invitation");
        assertThat(owner.post(INVITATIONS + "/" + id + "/withdraw", "{}").problem())
                .isEqualTo("404 not_found");
    }

    @Test
    void aMemberWhoFollowsAnotherInvitationKeepsTheirRoleAndTheInvitationStays() {
        String code = owner.post(INVITATIONS, """
                {"email": "a@example.org", "role": "cashier"}""").json().path("code").asText();
        List<Item> before = stored();

        assertThat(accept(service.visitor(owner.actor().value()), code).problem())
                .isEqualTo("409 already_member");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aMembersRoleIsChangedAtOnce() {
        Client marketer = service.person(Role.MARKETER);
        assertThat(marketer.get("/v1/me").json().path("scopes").toString()).contains("rules:publish");
        String path = TEAM + "/" + marketer.actor().value();
        String tag = owner.get(path).header("ETag");

        assertThat(owner.put(path, "{\"role\": \"cashier\"}").problem()).isEqualTo("428 precondition_required");
        Reply changed = owner.saying("If-Match", tag).put(path, "{\"role\": \"cashier\"}");

        assertThat(changed.json().path("role").asText()).isEqualTo("cashier");
        assertThat(marketer.get("/v1/me").json().path("scopes").toString()).doesNotContain("rules:publish");
        assertThat(owner.saying("If-Match", tag)
                        .put(path, "{\"role\": \"owner\"}")
                        .problem())
                .isEqualTo("412 stale_etag");
    }

    @Test
    void aRemovedMemberIsAStranger() {
        Client cashier = service.person(Role.CASHIER);
        assertThat(cashier.get("/v1/me").status()).isEqualTo(200);

        assertThat(owner.post(TEAM + "/" + cashier.actor().value() + "/remove", "{}")
                        .status())
                .isEqualTo(200);

        assertThat(cashier.get("/v1/me").problem()).isEqualTo("403 not_a_member");
        assertThat(service.visitor(cashier.actor().value())
                        .get("/v1/me/tenants")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(owner.get(TEAM).json().path("items")).hasSize(1);
    }

    @Test
    void theLastOwnerStaysOne() {
        String path = TEAM + "/" + owner.actor().value();
        String tag = owner.get(path).header("ETag");
        List<Item> before = stored();

        assertThat(owner.post(path + "/remove", "{}").problem()).isEqualTo("409 last_owner");
        assertThat(owner.saying("If-Match", tag)
                        .put(path, "{\"role\": \"analyst\"}")
                        .problem())
                .isEqualTo("409 last_owner");
        assertThat(stored()).isEqualTo(before);

        Client second = service.person(Role.OWNER);
        assertThat(second.post(path + "/remove", "{}").status()).isEqualTo(200);
        assertThat(second.post(TEAM + "/" + second.actor().value() + "/remove", "{}")
                        .problem())
                .isEqualTo("409 last_owner");
    }

    @Test
    void twoOwnersWhoRemoveEachOtherAtOneMomentLeaveOne() {
        Client second = service.person(Role.OWNER);
        People people = service.bean(People.class);
        People.Owners seenByBoth = people.owners(TestService.TENANT);

        boolean first = service.table().write(people.leave(TestService.TENANT, person(people, owner), seenByBoth))
                instanceof io.kopilka.platform.table.WriteOutcome.Written;
        boolean then = service.table().write(people.leave(TestService.TENANT, person(people, second), seenByBoth))
                instanceof io.kopilka.platform.table.WriteOutcome.Written;

        assertThat(first).isTrue();
        assertThat(then).isFalse();
        assertThat(people.list(TestService.TENANT)).hasSize(1);
    }

    private static io.kopilka.platform.tenancy.Person person(People people, Client client) {
        return people.find(TestService.TENANT, (PersonId) client.actor()).orElseThrow();
    }

    @Test
    void nobodyGivesARoleThatMayDoMoreThanThey() {
        Client inviter = service.with(Scope.TEAM_READ, Scope.TEAM_WRITE, Scope.ME_READ);
        List<Item> before = stored();

        assertThat(inviter.post(INVITATIONS, """
                        {"email": "a@example.org", "role": "owner"}""").problem()).isEqualTo("403 forbidden_scope /role forbidden_scope");
        assertThat(inviter.post(TEAM + "/" + owner.actor().value() + "/remove", "{}")
                        .problem())
                .isEqualTo("403 forbidden_scope  forbidden_scope");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void anOwnerOfOneStoreInvitesIntoThatStoreAndSeesNobodyElse() {
        Client ofOneStore =
                service.person(TestService.TENANT, Role.OWNER, new StoreAccess.OnlyStores(Set.of(TestService.STORE)));

        assertThat(ofOneStore.post(INVITATIONS, """
                        {"email": "a@example.org", "role": "cashier"}""").json().path("stores").toString())
                .isEqualTo("[\"" + TestService.STORE + "\"]");
        assertThat(ofOneStore.get(TEAM).json().path("items")).hasSize(1);
        assertThat(ofOneStore.get(TEAM + "/" + owner.actor().value()).problem()).isEqualTo("404 not_found");
    }

    @Test
    void aMemberOfAnotherTenantIsNotThere() {
        Client stranger = service.person(TestService.STRANGER, Role.OWNER, new StoreAccess.EveryStore());
        String path = TEAM + "/" + owner.actor().value();
        List<Item> before = stored();

        assertThat(stranger.get(path).problem()).isEqualTo("404 not_found");
        assertThat(stranger.saying("If-Match", "*")
                        .put(path, "{\"role\": \"owner\"}")
                        .problem())
                .isEqualTo("404 not_found");
        assertThat(stranger.post(path + "/remove", "{}").problem()).isEqualTo("404 not_found");

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsNamedAndNobodyIsInvited() {
        List<Item> before = stored();

        assertThat(owner.post(INVITATIONS, "{}").problem())
                .isEqualTo("422 missing_field /email missing_field /role missing_field");
        assertThat(owner.post(INVITATIONS, """
                        {"email": "no address", "role": "king", "stores": [], "language": "fr", "colour": 1}""").problem())
                .startsWith("422 invalid_value /email invalid_value /role invalid_value");
        assertThat(owner.post(INVITATIONS, """
                        {"email": "a@example.org", "role": "cashier", "stores": ["%s"]}""".formatted(TestService.STRANGERS_STORE))
                        .problem())
                .isEqualTo("404 unknown_store /stores/0 unknown_store");
        assertThat(service.visitor("a").post(ACCEPT, "{}").problem())
                .isEqualTo("422 missing_field /code missing_field");

        assertThat(stored()).isEqualTo(before);
        assertThat(service.bean(TableOutbox.class).letters(TestService.TENANT)).isEmpty();
    }

    private static Reply accept(Client visitor, String code) {
        return visitor.post(ACCEPT, "{\"code\": \"" + code + "\", \"name\": \"Олег\"}");
    }

    private List<Item> stored() {
        return service.items(Keys.tenantPartition(TestService.TENANT));
    }
}
