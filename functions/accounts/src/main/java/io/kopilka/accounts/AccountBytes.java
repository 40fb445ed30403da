package io.kopilka.accounts;

import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.Ulid;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.Forgiven;
import io.kopilka.domain.ledger.Hold;
import io.kopilka.domain.ledger.LotBook;
import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.tier.TierStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account as bytes. Compact, because DynamoDB charges each sale for every kilobyte of it, twice.
///
/// Layout of schema 1: the schema's number in one byte; marks ([#TIER], [#LATEST]); the latest day since
/// [#EPOCH], where there is one; the number of the next lot; the tier's id and day, where there is one;
/// lots and debts ([LotBytes]); counters ([CounterBytes]).
///
/// Schema 2 is the same with holds behind it: how many, then each one's id, its end in seconds since 1970, and
/// what it took as lots ([LotBytes]). It is written where there are holds; an account without any is written by
/// schema 1 as ever, which is shorter and can be read by a release that knows no holds.
///
/// Schema 3 is schema 2 with the version by whose definitions the figures were built (0 for none) behind the
/// latest day, and behind the holds what was forgiven: of how many lots, then each one's number and points. It
/// is written where there is either. A reader knows every schema that was ever written.
final class AccountBytes {
    private static final int WITHOUT_HOLDS = 1;
    private static final int WITH_HOLDS = 2;
    private static final int WITH_MORE = 3;
    private static final int TIER = 1;
    private static final int LATEST = 1 << 1;
    private static final LocalDate EPOCH = LocalDate.of(2020, 1, 1);

    private AccountBytes() {}

    static byte[] write(Account account) {
        PackedWriter to = new PackedWriter();
        Counters counters = account.counters();
        TierStanding tier = account.tier();
        int schema = schemaOf(account);
        to.octet(schema);
        to.octet((tier == null ? 0 : TIER) | (counters.latest() == null ? 0 : LATEST));
        LocalDate latest = counters.latest() == null ? EPOCH : counters.latest();
        if (counters.latest() != null) {
            to.date(latest, EPOCH);
        }
        if (schema == WITH_MORE) {
            to.whole(counters.counted().number());
        }
        to.whole(account.nextLot().value());
        if (tier != null) {
            to.text(tier.tier());
            to.date(tier.since(), latest);
        }
        LotBytes.write(to, account.book(), latest);
        CounterBytes.write(to, counters, latest);
        if (schema != WITHOUT_HOLDS) {
            writeHolds(to, account.holds(), latest);
        }
        if (schema == WITH_MORE) {
            to.whole(account.book().forgiven().size());
            for (Forgiven each : account.book().forgiven()) {
                to.whole(each.lot().value());
                to.whole(each.points().units());
            }
        }
        return to.toBytes();
    }

    private static int schemaOf(Account account) {
        if (!account.counters().counted().equals(RulesetVersion.NONE)
                || !account.book().forgiven().isEmpty()) {
            return WITH_MORE;
        }
        return account.holds().isEmpty() ? WITHOUT_HOLDS : WITH_HOLDS;
    }

    static Account read(byte[] bytes, AccountId id, ProgrammeId programme, long version) {
        PackedReader from = new PackedReader(bytes);
        int schema = from.octet();
        if (schema < WITHOUT_HOLDS || schema > WITH_MORE) {
            throw new MalformedBytes("their schema " + schema + " is not known here");
        }
        int marks = from.octet();
        boolean any = (marks & LATEST) != 0;
        LocalDate latest = any ? from.date(EPOCH) : EPOCH;
        RulesetVersion counted =
                schema == WITH_MORE ? new RulesetVersion(Math.toIntExact(from.whole())) : RulesetVersion.NONE;
        LotNumber next = new LotNumber(from.whole());
        @Nullable TierStanding tier = (marks & TIER) != 0 ? new TierStanding(from.text(), from.date(latest)) : null;
        LotBook book = LotBytes.read(from, latest);
        Counters counters = CounterBytes.read(from, latest, any, counted);
        List<Hold> holds = schema == WITHOUT_HOLDS ? List.of() : readHolds(from, latest);
        if (schema == WITH_MORE) {
            book = new LotBook(book.lots(), book.debts(), readForgiven(from));
        }
        from.requireEnd();
        return new Account(id, programme, version, book, next, counters, tier, holds);
    }

    private static void writeHolds(PackedWriter to, List<Hold> holds, LocalDate latest) {
        to.whole(holds.size());
        for (Hold hold : holds) {
            to.text(hold.id().text());
            to.whole(hold.until().getEpochSecond());
            LotBytes.write(to, new LotBook(hold.parts(), List.of()), latest);
        }
    }

    private static List<Forgiven> readForgiven(PackedReader from) {
        List<Forgiven> forgiven = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) {
            LotNumber lot = new LotNumber(from.whole());
            forgiven.add(new Forgiven(lot, Points.ofUnits(from.whole())));
        }
        return forgiven;
    }

    private static List<Hold> readHolds(PackedReader from, LocalDate latest) {
        List<Hold> holds = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) {
            Ulid id = new Ulid(from.text());
            Instant until = Instant.ofEpochSecond(from.whole());
            holds.add(new Hold(id, until, LotBytes.read(from, latest).lots()));
        }
        return holds;
    }
}
