package io.kopilka.platform.fence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A table that holds its callers to the session policy of the [Fence] that they work in, as IAM would: each request is
/// put to the very policy that AWS would be sent, before it goes to the table beneath.
///
/// It stands where no IAM does: over the emulator of `./kopilka up`, and in the end-to-end tests.
public final class FencedTable implements Table {

    private static final String TABLE_ARN = "arn:aws:dynamodb:local:000000000000:table/kopilka";
    private static final int MOST_POLICIES = 10_000;

    private final Table table;
    private final Supplier<Fence> outside;
    private final Cache<Fence, PolicyEvaluation> policies =
            Caffeine.newBuilder().maximumSize(MOST_POLICIES).build();

    public FencedTable(Table table) {
        this(table, () -> Fence.NONE);
    }

    /// For tests that look into the table themselves.
    ///
    /// @param outside the fence of work that nobody put one around
    public FencedTable(Table table, Supplier<Fence> outside) {
        this.table = table;
        this.outside = outside;
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
        require("dynamodb:GetItem", List.of(key.pk()));
        return table.get(key, consistency);
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
        if (!keys.isEmpty()) {
            require("dynamodb:BatchGetItem", keys.stream().map(Key::pk).toList());
        }
        return table.getAll(keys, consistency);
    }

    @Override
    public Page query(Query query) {
        require("dynamodb:Query", List.of(query.pk()));
        return table.query(query);
    }

    /// A transaction is allowed by the actions that it consists of.
    @Override
    public WriteOutcome write(List<Write> writes) {
        Map<String, List<String>> keysOfActions = new LinkedHashMap<>();
        for (Write write : writes) {
            keysOfActions
                    .computeIfAbsent(action(write), _ -> new ArrayList<>())
                    .add(write.key().pk());
        }
        keysOfActions.forEach(this::require);
        return table.write(writes);
    }

    private static String action(Write write) {
        return switch (write) {
            case Write.Put _, Write.PutIfAbsent _, Write.PutIfVersion _ -> "dynamodb:PutItem";
            case Write.Delete _, Write.DeleteIfPresent _, Write.DeleteIfVersion _ -> "dynamodb:DeleteItem";
            case Write.RequirePresent _, Write.RequireAbsent _, Write.RequireVersion _ -> "dynamodb:ConditionCheckItem";
        };
    }

    /// Keys as IAM is shown them; each is looked at, so their number and order do not matter.
    private void require(String action, List<String> keys) {
        Fence fence = Fence.found().orElseGet(outside);
        boolean allowed = Optional.ofNullable(policies.get(fence, FencedTable::policy))
                .orElseThrow()
                .allows(new AccessRequest(action, TABLE_ARN, Map.of("dynamodb:LeadingKeys", List.copyOf(keys))));
        if (!allowed) {
            throw new FenceBroken(action + " reaches outside the fence: work for " + fence.tenants() + " with rights "
                    + fence.rights() + " asked for "
                    + keys.stream().map(FencedTable::fenceOf).distinct().toList()
                    + ". Work for a tenant runs in Fence.around(tenant)");
        }
    }

    private static PolicyEvaluation policy(Fence fence) {
        return PolicyEvaluation.of(SessionPolicies.of(fence, TABLE_ARN));
    }

    /// The tenant of a key and its kind; what stands behind may be anything.
    private static String fenceOf(String pk) {
        String[] parts = pk.split("#", -1);
        return parts[0] + "#" + parts[1] + "#" + parts[2];
    }
}
