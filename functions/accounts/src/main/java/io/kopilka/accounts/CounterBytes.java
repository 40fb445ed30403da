package io.kopilka.accounts;

import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.ledger.Buckets;
import io.kopilka.domain.ledger.Counters;
import io.kopilka.domain.ledger.RecentPurchase;
import io.kopilka.domain.ledger.Subject;
import io.kopilka.domain.ledger.Tally;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counters as bytes.
///
/// Layout: how many tallies, then each: its subject, the total, how many series of buckets, the series.
/// Then how many recent purchases, and each: its second since the one before, its receipt's mark, how
/// many figures, and each one's subject and figure. The account's latest day stands before all of it
/// ([AccountBytes]).
final class CounterBytes {
    private static final int PURCHASES = 0;
    private static final int MONEY = 1;
    private static final int QUANTITY = 2;
    private static final int MONEY_OF = 3;
    private static final int QUANTITY_OF = 4;
    private static final int USES = 5;

    private CounterBytes() {}

    static void write(PackedWriter to, Counters counters, LocalDate latest) {
        to.whole(counters.tallies().size());
        counters.tallies().forEach((subject, tally) -> {
            writeSubject(to, subject);
            to.whole(tally.total());
            to.whole(tally.buckets().size());
            for (Buckets buckets : tally.buckets()) {
                BucketBytes.write(to, buckets, latest);
            }
        });
        to.whole(counters.recent().size());
        long second = 0;
        for (RecentPurchase purchase : counters.recent()) {
            to.signed(purchase.at().getEpochSecond() - second);
            second = purchase.at().getEpochSecond();
            to.bits(purchase.mark(), Integer.SIZE);
            Map<Subject, Long> paid = new TreeMap<>(Subject.ORDER);
            paid.putAll(purchase.paid());
            to.whole(paid.size());
            paid.forEach((subject, figure) -> {
                writeSubject(to, subject);
                to.whole(figure);
            });
        }
    }

    static Counters read(PackedReader from, LocalDate latest, boolean any, RulesetVersion counted) {
        Map<Subject, Tally> tallies = new HashMap<>();
        for (int left = from.count(); left > 0; left--) {
            Subject subject = readSubject(from);
            long total = from.whole();
            List<Buckets> series = new ArrayList<>();
            for (int more = from.count(); more > 0; more--) {
                series.add(BucketBytes.read(from, latest));
            }
            tallies.put(subject, new Tally(total, series));
        }
        List<RecentPurchase> recent = new ArrayList<>();
        long second = 0;
        for (int left = from.count(); left > 0; left--) {
            second += from.signed();
            int mark = (int) from.bits(Integer.SIZE);
            Map<Subject, Long> paid = new HashMap<>();
            for (int more = from.count(); more > 0; more--) {
                Subject subject = readSubject(from);
                paid.put(subject, from.whole());
            }
            recent.add(new RecentPurchase(Instant.ofEpochSecond(second), mark, paid));
        }
        return new Counters(tallies, recent, any ? latest : null, counted);
    }

    private static void writeSubject(PackedWriter to, Subject subject) {
        switch (subject) {
            case Subject.Purchases _ -> to.octet(PURCHASES);
            case Subject.Bought(var segment, Measured measure) -> {
                boolean money = measure == Measured.MONEY;
                if (segment == null) {
                    to.octet(money ? MONEY : QUANTITY);
                } else {
                    to.octet(money ? MONEY_OF : QUANTITY_OF);
                    to.text(segment);
                }
            }
            case Subject.Uses(String offer) -> {
                to.octet(USES);
                to.text(offer);
            }
        }
    }

    private static Subject readSubject(PackedReader from) {
        int code = from.octet();
        return switch (code) {
            case PURCHASES -> Subject.PURCHASES;
            case MONEY -> new Subject.Bought(null, Measured.MONEY);
            case QUANTITY -> new Subject.Bought(null, Measured.QUANTITY);
            case MONEY_OF -> new Subject.Bought(from.text(), Measured.MONEY);
            case QUANTITY_OF -> new Subject.Bought(from.text(), Measured.QUANTITY);
            case USES -> new Subject.Uses(from.text());
            default -> throw new MalformedBytes("there is no subject " + code);
        };
    }
}
