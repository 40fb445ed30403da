package io.kopilka.platform.table;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.CustomerId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;

/// What a partition holds, as far as an audit asks.
public sealed interface Place {

    /// The tenant in whose fence it stands.
    TenantId tenant();

    /// An account and its ledger.
    record OfAccount(TenantId tenant, ProgrammeId programme, AccountId account) implements Place {}

    /// A receipt and what came back of it.
    record OfReceipt(TenantId tenant, ReceiptId receipt) implements Place {}

    /// A customer and what is listed under them.
    record OfCustomer(TenantId tenant, CustomerId customer) implements Place {}

    /// Anything else.
    record Other(TenantId tenant) implements Place {}

    /// A partition whose key names no account, receipt or customer, though it should: nothing of ours writes one.
    record Malformed(TenantId tenant, String pk) implements Place {}

    /// What a partition holds.
    static Place of(String pk) {
        String[] parts = pk.split(String.valueOf(Keys.SEPARATOR), -1);
        TenantId tenant = new TenantId(parts[1]);
        try {
            return switch (parts[2]) {
                case "ACC" -> new OfAccount(tenant, new ProgrammeId(parts[3]), new AccountId(parts[4]));
                case "RCP" -> new OfReceipt(tenant, new ReceiptId(parts[3]));
                case "CUS" -> new OfCustomer(tenant, new CustomerId(parts[3]));
                default -> new Other(tenant);
            };
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            return new Malformed(tenant, pk);
        }
    }

    /// The receipt of a place in a list of receipts.
    static ReceiptId listed(Key key) {
        return new ReceiptId(key.sk().substring(key.sk().lastIndexOf(Keys.SEPARATOR) + 1));
    }
}
