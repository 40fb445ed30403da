package io.kopilka.tenants.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Fields;
import io.kopilka.domain.identity.StoreId;
import io.kopilka.platform.problem.FieldError;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreAccess;
import io.kopilka.wire.Outcome;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges what somebody hands on to a key, a device or a person: scopes that they have themselves, stores where
/// they may act themselves. Otherwise whoever may make a key could make one that may do everything.
@Singleton
public final class Handed {

    private static final int MOST_STORES = 100;
    private static final int LONGEST = 64;
    private static final String STORES = "stores";

    private final Directory directory;

    Handed(Directory directory) {
        this.directory = directory;
    }

    /// Stores as a body names them: the ids in their order; empty where it names none.
    public static List<String> stores(Fields fields) {
        List<String> stores = fields.list(STORES, MOST_STORES, (value, where) -> fields.text(value, where, LONGEST));
        if (stores.isEmpty() && fields.has(STORES) && fields.faults().isEmpty()) {
            fields.fault(
                    STORES,
                    Code.OUT_OF_RANGE,
                    "Назовите хотя бы один магазин или уберите поле: тогда доступны все.",
                    "Name at least one store, or leave the field out for all of them.");
        }
        return stores;
    }

    /// The stores that are handed on: those named, or, where none is, all that the caller may act in. Refused:
    /// `unknown_store`, with a pointer, for those that are not there or out of the caller's reach.
    public Outcome<StoreAccess> stores(Caller caller, List<String> named) {
        List<FieldError> faults = new ArrayList<>();
        Set<StoreId> stores = new LinkedHashSet<>();
        for (int i = 0; i < named.size(); i++) {
            Optional<StoreId> store = StoreId.parse(named.get(i))
                    .filter(id -> directory.store(caller, id).isPresent());
            if (store.isPresent()) {
                stores.add(store.get());
            } else {
                faults.add(FieldError.at("/stores/" + i, ProblemCode.UNKNOWN_STORE));
            }
        }
        if (!faults.isEmpty()) {
            return Outcome.refused(Problem.of(faults));
        }
        return Outcome.done(stores.isEmpty() ? caller.stores() : new StoreAccess.OnlyStores(stores));
    }

    /// Refuses scopes that the caller lacks: `forbidden_scope`, with the pointer to each.
    ///
    /// @param pointers of the scopes, in their order
    public static Outcome<List<Scope>> scopes(Caller caller, List<Scope> scopes, List<String> pointers) {
        List<FieldError> faults = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            if (!caller.may(scopes.get(i))) {
                faults.add(FieldError.at(
                        pointers.get(i),
                        ProblemCode.FORBIDDEN_SCOPE,
                        Map.of("scope", scopes.get(i).wireName())));
            }
        }
        return faults.isEmpty() ? Outcome.done(scopes) : Outcome.refused(Problem.of(faults));
    }

    /// Whether what a credential may do lies within what a caller may do and where: only then may the caller
    /// change or end it.
    public static boolean isWithin(Caller caller, Set<Scope> scopes, StoreAccess stores) {
        return caller.scopes().containsAll(scopes) && isWithin(caller, stores);
    }

    /// Whether stores are all within a caller's reach.
    public static boolean isWithin(Caller caller, StoreAccess stores) {
        return switch (stores) {
            case StoreAccess.EveryStore() -> caller.stores() instanceof StoreAccess.EveryStore;
            case StoreAccess.OnlyStores(Set<StoreId> only) -> only.stream().allMatch(caller::mayActIn);
        };
    }

    /// Puts stores into an answer; nothing where they are all.
    public static void put(ObjectNode json, StoreAccess stores) {
        if (stores instanceof StoreAccess.OnlyStores(Set<StoreId> only)) {
            ArrayNode list = json.putArray(STORES);
            only.stream().map(StoreId::value).sorted().forEach(list::add);
        }
    }

    /// Scopes by name, in alphabetical order.
    public static List<String> names(Set<Scope> scopes) {
        return scopes.stream().map(Scope::wireName).sorted().toList();
    }
}
