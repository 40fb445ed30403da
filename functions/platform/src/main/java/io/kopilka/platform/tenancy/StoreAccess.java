package io.kopilka.platform.tenancy;

import io.kopilka.domain.identity.StoreId;
import java.util.Set;

/// In which stores a credential may act.
public sealed interface StoreAccess {

    /// In every store, those to come included.
    record EveryStore() implements StoreAccess {}

    /// In these alone.
    record OnlyStores(Set<StoreId> stores) implements StoreAccess {

        public OnlyStores {
            if (stores.isEmpty()) {
                throw new IllegalArgumentException("a credential without any store is of no use");
            }
            stores = Set.copyOf(stores);
        }
    }

    /// Whether this store is among them.
    default boolean includes(StoreId store) {
        return switch (this) {
            case EveryStore() -> true;
            case OnlyStores only -> only.stores().contains(store);
        };
    }
}
