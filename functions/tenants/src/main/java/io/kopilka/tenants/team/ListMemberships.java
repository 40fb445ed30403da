package io.kopilka.tenants.team;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.fence.Fence;
import io.kopilka.platform.fence.HouseRight;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.People;
import io.kopilka.platform.tenancy.Person;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.platform.tenancy.Visitor;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Localized;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The tenants that a person may name in `Kopilka-Tenant`, with their role in each.
@Singleton
final class ListMemberships {

    private final People people;
    private final Directory directory;

    ListMemberships(People people, Directory directory) {
        this.people = people;
        this.directory = directory;
    }

    Answer run(Visitor visitor) {
        List<ObjectNode> items =
                Fence.ofHouse(HouseRight.MEMBERSHIPS).call(() -> people.tenantsOf(visitor.mark())).stream()
                        .flatMap(tenant -> Fence.around(tenant).call(() -> membership(tenant, visitor)).stream())
                        .toList();
        return Answers.ok(Answers.onePage(items));
    }

    private Optional<ObjectNode> membership(TenantId id, Visitor visitor) {
        Optional<TenantProfile> tenant = directory.tenant(id);
        Optional<Person> person = people.find(id, visitor.mark());
        if (tenant.isEmpty() || person.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = Json.object();
        json.putObject("tenant")
                .put("id", id.value())
                .set("name", Localized.json(tenant.get().name()));
        return Optional.of(json.put("role", person.get().role().wireName()));
    }
}
