package io.kopilka.accounts;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.LotBook;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.tier.TierStanding;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An account as bytes. Compact, because DynamoDB charges each sale for every kilobyte of it, twice.
///
/// Layout of schema 1: the schema's number in one byte; marks ([#TIER], [#LATEST]); the latest day since
/// [#EPOCH], where there is one; the number of the next lot; the tier's id and day, where there is one;
/// lots and debts ([LotBytes]); counters ([CounterBytes]). A reader knows every schema that was ever
/// written.
final class AccountBytes {
    private static final int SCHEMA = 1;
    private static final int TIER = 1;
    private static final int LATEST = 1 << 1;
    private static final LocalDate EPOCH = LocalDate.of(2020, 1, 1);

    private AccountBytes() {}

    static byte[] write(Account account) {
        PackedWriter to = new PackedWriter();
        Counters counters = account.counters();
        TierStanding tier = account.tier();
        to.octet(SCHEMA);
        to.octet((tier == null ? 0 : TIER) | (counters.latest() == null ? 0 : LATEST));
        LocalDate latest = counters.latest() == null ? EPOCH : counters.latest();
        if (counters.latest() != null) {
            to.date(latest, EPOCH);
        }
        to.whole(account.nextLot().value());
        if (tier != null) {
            to.text(tier.tier());
            to.date(tier.since(), latest);
        }
        LotBytes.write(to, account.book(), latest);
        CounterBytes.write(to, counters, latest);
        return to.toBytes();
    }

    static Account read(byte[] bytes, AccountId id, ProgrammeId programme, long version) {
        PackedReader from = new PackedReader(bytes);
        int schema = from.octet();
        if (schema != SCHEMA) {
            throw new MalformedBytes("their schema " + schema + " is not known here");
        }
        int marks = from.octet();
        boolean any = (marks & LATEST) != 0;
        LocalDate latest = any ? from.date(EPOCH) : EPOCH;
        LotNumber next = new LotNumber(from.whole());
        @Nullable TierStanding tier = (marks & TIER) != 0 ? new TierStanding(from.text(), from.date(latest)) : null;
        LotBook book = LotBytes.read(from, latest);
        Counters counters = CounterBytes.read(from, latest, any);
        from.requireEnd();
        return new Account(id, programme, version, book, next, counters, tier);
    }
}
