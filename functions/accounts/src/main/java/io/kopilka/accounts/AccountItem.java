package io.kopilka.accounts;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Key;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import java.time.DateTimeException;

/// An account as an item of the table.
///
/// Schema 1: `body`, the account's bytes, which carry a schema of their own. The item's version is the
/// account's, and guards it.
public final class AccountItem {
    private static final int SCHEMA = 1;
    private static final String BODY = "body";

    private AccountItem() {}

    /// Where the account stands; a checkout reads it together with other items.
    public static Key key(TenantId tenant, ProgrammeId programme, AccountId account) {
        return Keys.accountState(tenant, programme, account);
    }

    /// The account in an item that was read under its key.
    ///
    /// @throws UnreadableItem where the item is not what its schema says
    public static Account read(Item item, ProgrammeId programme, AccountId account) {
        try {
            return AccountBytes.read(item.bytes(BODY), account, programme, item.version());
        } catch (MalformedBytes | IllegalArgumentException | ArithmeticException | DateTimeException broken) {
            throw new UnreadableItem(item.key(), String.valueOf(broken.getMessage()));
        }
    }

    static Item write(TenantId tenant, Account account) {
        return Item.of(key(tenant, account.programme(), account.id()), SCHEMA)
                .version(account.version())
                .with(BODY, AccountBytes.write(account))
                .build();
    }
}
