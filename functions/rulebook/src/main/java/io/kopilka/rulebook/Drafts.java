package io.kopilka.rulebook;

import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.UnreadableItem;
import io.kopilka.platform.table.Write;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.TenantProfile;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The drafts of every tenant: one each, there from the start, changed under guard. Publishing leaves the draft as it
/// is, so that work goes on from what was published.
@Singleton
public final class Drafts {

    private static final int SCHEMA = 1;
    private static final String DOCUMENT = "document";

    private final Table table;

    public Drafts(Table table) {
        this.table = table;
    }

    /// The draft as it is now.
    public Draft read(TenantProfile tenant) {
        return table.get(Keys.rulesetDraft(tenant.id()), Consistency.STRONG)
                .map(Drafts::draft)
                .orElseGet(() -> new Draft(RulesetDocument.empty(tenant.currency()), 0));
    }

    /// Puts a document in the place of the draft that was read.
    ///
    /// @param document well shaped, in the tenant's currency
    /// @return the new draft; empty where somebody was faster and nothing was changed
    public Optional<Draft> replace(TenantId tenant, Draft read, RulesetDocument document) {
        return replace(tenant, read, document, List.of());
    }

    /// The same, with other writes in the same transaction.
    ///
    /// @param beside such as the entry in the audit log
    public Optional<Draft> replace(TenantId tenant, Draft read, RulesetDocument document, List<Write> beside) {
        long next = read.version() + 1;
        Item item = item(tenant, document, next);
        Write write = read.version() == 0 ? new Write.PutIfAbsent(item) : new Write.PutIfVersion(item, read.version());
        List<Write> writes = new ArrayList<>(List.of(write));
        writes.addAll(beside);
        return switch (table.write(writes)) {
            case WriteOutcome.Written() -> Optional.of(new Draft(document, next));
            case WriteOutcome.Refused _ -> Optional.empty();
        };
    }

    /// The write that gives a tenant about to be made its draft.
    static Write first(TenantId tenant, RulesetDocument document) {
        return new Write.PutIfAbsent(item(tenant, document, 1));
    }

    private static Item item(TenantId tenant, RulesetDocument document, long version) {
        return Item.of(Keys.rulesetDraft(tenant), SCHEMA)
                .version(version)
                .with(DOCUMENT, document.packed())
                .build();
    }

    private static Draft draft(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new Draft(RulesetDocument.unpacked(item.bytes(DOCUMENT)), item.version());
    }
}
