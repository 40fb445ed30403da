package io.kopilka.tenants.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.contract.json.Fields;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.TillId;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.audit.AuditAction;
import io.kopilka.platform.audit.AuditChange;
import io.kopilka.platform.audit.AuditSubject;
import io.kopilka.platform.audit.AuditTrail;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.tenants.TenantWish;
import io.kopilka.wire.Answers;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Localized;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tills that a store has given names. Others are welcome too: a till that nobody has named sells all the same.
///
/// Refused: `not_found` where the store is not there for the caller; what is wrong with the body or the till's name;
/// `too_many_items` above 200 tills a store.
@Singleton
final class Tills {

    /// The most named tills of a store, archived ones too.
    static final int MOST = 200;

    private static final int SCHEMA = 1;
    private static final String TILL = "till";
    private static final String NAME = "name";
    private static final String NAME_EN = "nameEn";
    private static final String ARCHIVED = "archived";

    private final Table table;
    private final ReadStore stores;
    private final AuditTrail audit;

    Tills(Table table, ReadStore stores, AuditTrail audit) {
        this.table = table;
        this.stores = stores;
        this.audit = audit;
    }

    private record Till(TillId id, Text name, boolean archived) {}

    /// All of a store's, in the order of what they are called on receipts.
    Outcome<Answer> list(Caller caller, String store) {
        return stores.find(caller, store)
                .map(found -> all(caller.tenant(), found.value().id()).stream()
                        .map(Tills::json)
                        .toList())
                .map(tills -> Answers.ok(Answers.onePage(tills)));
    }

    /// Names a till, or names it anew.
    Outcome<Answer> put(Caller caller, String store, String till, byte @Nullable [] body) {
        Optional<TillId> id = TillId.parse(till);
        if (id.isEmpty()) {
            return Outcome.refused(Problem.of(ProblemCode.NOT_FOUND));
        }
        return Bodies.read(body, document -> read(id.get(), document))
                .then(wish -> stores.find(caller, store)
                        .then(found -> hasRoom(caller.tenant(), found.value().id(), wish)
                                .map(fits -> store(caller, found.value().id(), fits))));
    }

    private static Read<Till> read(TillId id, JsonNode document) {
        Faults faults = new Faults();
        Fields fields = Fields.of(document, "", faults);
        Till till = new Till(id, fields.name("name", TenantWish.LONGEST_NAME), fields.flag("archived", false));
        fields.end();
        return Read.of(till, faults);
    }

    private Outcome<Till> hasRoom(TenantId tenant, StoreId store, Till wish) {
        List<Till> known = all(tenant, store);
        if (known.size() < MOST || known.stream().anyMatch(till -> till.id().equals(wish.id()))) {
            return Outcome.done(wish);
        }
        Faults faults = new Faults();
        faults.add(
                "",
                Code.TOO_MANY_ITEMS,
                "Касс у магазина может быть не больше " + MOST + ".",
                "A store may have at most " + MOST + " tills.");
        return Outcome.refused(Refusals.of(faults.all()));
    }

    private Answer store(Caller caller, StoreId store, Till till) {
        Item.Draft draft = Item.of(Keys.till(caller.tenant(), store, till.id()), SCHEMA)
                .with(TILL, till.id().value())
                .with(NAME, till.name().ru());
        if (!till.name().en().equals(till.name().ru())) {
            draft.with(NAME_EN, till.name().en());
        }
        if (till.archived()) {
            draft.with(ARCHIVED, 1);
        }
        Optional<Till> before = all(caller.tenant(), store).stream()
                .filter(known -> known.id().equals(till.id()))
                .findFirst();
        Write entry = audit.entry(
                caller,
                action(before, till),
                new AuditSubject(store.value()),
                AuditChange.between(before.map(Tills::json).orElseGet(Json::object), json(till)));
        var _ = table.write(List.of(new Write.Put(draft.build()), entry));
        return Answers.ok(json(till));
    }

    private static AuditAction action(Optional<Till> before, Till after) {
        if (before.isEmpty()) {
            return AuditAction.TILL_CREATED;
        }
        return after.archived() && !before.get().archived() ? AuditAction.TILL_ARCHIVED : AuditAction.TILL_CHANGED;
    }

    private List<Till> all(TenantId tenant, StoreId store) {
        return table.query(Query.of(Keys.tenantPartition(tenant)).in(Keys.tills(store))).items().stream()
                .map(Tills::till)
                .toList();
    }

    private static Till till(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        String ru = item.text(NAME);
        return new Till(
                new TillId(item.text(TILL)),
                new Text(ru, item.optionalText(NAME_EN).orElse(ru)),
                item.has(ARCHIVED));
    }

    private static ObjectNode json(Till till) {
        ObjectNode json = Json.object().put("till", till.id().value());
        json.set("name", Localized.json(till.name()));
        return json.put("archived", till.archived());
    }
}
