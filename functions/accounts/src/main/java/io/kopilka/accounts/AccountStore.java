package io.kopilka.accounts;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.PostedSale;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.Page;
import io.kopilka.platform.table.Query;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.Write;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Singleton
public final class AccountStore {
    private final Table table;

    public AccountStore(Table table) {
        this.table = table;
    }

    public record Part(List<Posting> postings, Optional<Cursor> next) {}

    public Account load(TenantId tenant, ProgrammeId programme, AccountId id, Consistency consistency) {
        return table.get(Keys.accountState(tenant, programme, id), consistency)
                .map(item -> LedgerBytes.read(id, programme, item.version(), item.bytes("state")))
                .orElseGet(() -> Account.open(id, programme));
    }

    public static List<Write> writes(TenantId tenant, Account before, PostedSale posted) {
        Account after = posted.account();
        Item item = Item.of(Keys.accountState(tenant, after.programme(), after.id()), 1)
                .version(after.version())
                .with("state", LedgerBytes.write(after))
                .build();
        List<Write> writes = new ArrayList<>();
        writes.add(
                before.version() == 0 ? new Write.PutIfAbsent(item) : new Write.PutIfVersion(item, before.version()));
        Posting posting = posted.posting();
        if (posting != null) {
            writes.add(new Write.PutIfAbsent(
                    Item.of(Keys.ledgerEntry(tenant, after.programme(), after.id(), posting.id()), 1)
                            .with("entries", LedgerBytes.write(posting))
                            .build()));
        }
        return writes;
    }

    public Part postings(TenantId tenant, ProgrammeId programme, AccountId id, int limit, Optional<Cursor> after) {
        Page page = table.query(Query.of(Keys.accountPartition(tenant, programme, id))
                .in(Keys.ledgerEntries())
                .limit(limit)
                .newestFirst()
                .after(after));
        return new Part(
                page.items().stream()
                        .map(item -> LedgerBytes.posting(item.bytes("entries")))
                        .toList(),
                page.next());
    }
}
