package io.kopilka.accounts;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Ledger;
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
import org.jspecify.annotations.Nullable;

/// Accounts and their ledgers in the table. It reads them and says what is to be written; the caller
/// joins that with its own writes (the receipt) in one transaction, so that a sale is there whole or not
/// at all.
///
/// All methods that read may throw `TableUnavailable`, and `UnreadableItem` where an item is broken.
@Singleton
public final class AccountStore {
    private final Table table;

    public AccountStore(Table table) {
        this.table = table;
    }

    /// The account as it was stored; where nothing has happened on it yet, an empty one.
    public Account load(TenantId tenant, ProgrammeId programme, AccountId account) {
        return load(tenant, programme, account, Consistency.STRONG);
    }

    /// The account, as fresh as asked for. A quote may read it a moment old, for half the price; a commit
    /// made from such an account is refused by its version if it was too old.
    public Account load(TenantId tenant, ProgrammeId programme, AccountId account, Consistency consistency) {
        return table.get(AccountItem.key(tenant, programme, account), consistency)
                .map(item -> AccountItem.read(item, programme, account))
                .orElseGet(() -> Account.open(account, programme));
    }

    /// What stores an account after something was posted on it: the account in the place of the version
    /// before, and its entries, where there are any, in one item. The transaction is refused on the first
    /// of these writes where somebody was faster: load and post again then.
    ///
    /// @param after with a version of 1 or more: an account on which nothing was posted is not stored
    /// @param posting null where no points moved
    /// @param occasion whose doing it was; nobody writes an account without saying so
    public List<Write> writes(TenantId tenant, Account after, @Nullable Posting posting, Occasion occasion) {
        return writes(tenant, after, posting == null ? List.of() : List.of(posting), occasion);
    }

    /// The same with several postings of one version: holds whose time had passed are cleared off together with
    /// what is posted then ([io.kopilka.domain.ledger.ReleaseHolds#lapsed]).
    public List<Write> writes(TenantId tenant, Account after, List<Posting> postings, Occasion occasion) {
        List<Write> writes = new ArrayList<>(1 + postings.size());
        Item item = occasion.mark(AccountItem.write(tenant, after));
        writes.add(
                after.version() == 1 ? new Write.PutIfAbsent(item) : new Write.PutIfVersion(item, after.version() - 1));
        for (Posting posting : postings) {
            writes.add(new Write.PutIfAbsent(
                    occasion.mark(PostingItem.write(tenant, after.programme(), after.id(), posting))));
        }
        return writes;
    }

    /// One posting, such as that of a sale that is now returned.
    public Optional<Posting> posting(TenantId tenant, ProgrammeId programme, AccountId account, Ulid posting) {
        return table.get(Keys.ledgerEntry(tenant, programme, account, posting), Consistency.STRONG)
                .map(item -> PostingItem.read(tenant, item));
    }

    /// A page of the ledger, newest first.
    ///
    /// @param limit how many postings at most, 1–1,000
    /// @param after where the page before ended
    public LedgerPage ledger(
            TenantId tenant, ProgrammeId programme, AccountId account, int limit, Optional<Cursor> after) {
        Page page = table.query(
                entries(tenant, programme, account).newestFirst().limit(limit).after(after));
        return new LedgerPage(
                page.items().stream()
                        .map(item -> PostingItem.read(tenant, item))
                        .toList(),
                page.next());
    }

    /// What all entries of an account add up to, for an audit to compare the account with. It reads them
    /// all.
    public Ledger recomputed(TenantId tenant, ProgrammeId programme, AccountId account) {
        List<Posting> postings = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = table.query(entries(tenant, programme, account).after(next));
            for (Item item : page.items()) {
                postings.add(PostingItem.read(tenant, item));
            }
            next = page.next();
        } while (next.isPresent());
        return Ledger.of(postings);
    }

    private static Query entries(TenantId tenant, ProgrammeId programme, AccountId account) {
        return Query.of(Keys.accountPartition(tenant, programme, account)).in(Keys.ledgerEntries());
    }
}
