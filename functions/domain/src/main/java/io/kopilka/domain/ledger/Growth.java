package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Exact;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.pricing.AppliedOffer;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.Scheme.Accumulate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a sale adds to the subjects that an account counts, or a return takes from them (docs/pricing.md,
/// 19.1).
///
/// Fed are the subjects that the sale's ruleset asks for and those that the account has from other
/// versions of it, as far as this one can judge their segment: so a figure that a version passes over for
/// a while stays whole.
final class Growth {
    private final PostingRules rules;
    private final PricedReceipt receipt;
    private final Share share;

    /// Which part of a line's figure counts.
    @FunctionalInterface
    interface Share {
        Share ALL = (_, figure) -> figure;

        long of(PricedLine line, long figure);
    }

    Growth(PostingRules rules, PricedReceipt receipt, Share share) {
        this.rules = rules;
        this.receipt = receipt;
        this.share = share;
    }

    /// What goods add to the accumulations.
    Map<Subject, Long> ofGoods(Set<Subject> known) {
        boolean paid = rules.accumulate() == Accumulate.PAID;
        Set<Subject> subjects = new HashSet<>(known);
        subjects.addAll(rules.plan().subjects());
        return ofGoods(subjects, paid);
    }

    /// What was paid for, or bought of, the subjects that are measured by the previous purchase.
    Map<Subject, Long> ofPurchase() {
        return ofGoods(Set.copyOf(rules.plan().byPreviousPurchase()), true);
    }

    /// The purchase itself and the uses of offers: one each.
    Map<Subject, Long> ofReceipt(Set<Subject> known) {
        Map<Subject, Long> growth = new HashMap<>();
        growth.put(Subject.PURCHASES, 1L);
        for (AppliedOffer applied : receipt.applied()) {
            Subject uses = new Subject.Uses(applied.offer().id());
            if (known.contains(uses) || rules.plan().subjects().contains(uses)) {
                growth.put(uses, 1L);
            }
        }
        return growth;
    }

    private Map<Subject, Long> ofGoods(Collection<Subject> subjects, boolean paid) {
        Map<Subject, Long> growth = new HashMap<>();
        for (PricedLine line : receipt.lines()) {
            long money = share.of(line, (paid ? line.total() : line.amount()).units());
            long quantity = share.of(line, line.line().quantity().units());
            for (Subject subject : subjects) {
                if (subject instanceof Subject.Bought(var segment, Measured measure)) {
                    long figure = measure == Measured.MONEY ? money : quantity;
                    if (figure != 0 && rules.ruleset().segmentHolds(segment, line.line())) {
                        growth.merge(subject, figure, Math::addExact);
                    }
                }
            }
        }
        return growth;
    }

    /// The part of a figure that a return of a line's units takes: what is returned of the figure after
    /// it less what was before it, each rounded half up to a unit, so that the last return takes exactly
    /// the rest (docs/pricing.md, 20.2).
    ///
    /// @param unit in which the figure is reckoned; the figure is a whole number of it
    static long shareOf(long figure, long unit, Quantity sold, Quantity before, Quantity after) {
        long units = figure / unit;
        return unit * (partOf(units, sold, after) - partOf(units, sold, before));
    }

    private static long partOf(long units, Quantity sold, Quantity returned) {
        return Exact.multiplyDivideHalfUp(units, returned.units(), sold.units());
    }
}
