package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Condition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Closes whole sets of offers at once: those that are for somebody or somewhere else. An index over one kind
/// of list
/// condition, so that offers for other audiences cost a receipt nothing.
final class Gate {
    private final long[] guarded;
    private final Map<String, long[]> open = new HashMap<>();
    private boolean isUsed;

    Gate(int offers) {
        guarded = new long[Bits.words(offers)];
    }

    /// Guards an offer by one of its checks, which then needs no asking; a second one of the kind does.
    void guard(CompiledOffer offer, Check check, Set<String> ids) {
        if (!Bits.get(guarded, offer.rank)) {
            isUsed = true;
            Bits.set(guarded, offer.rank);
            ids.forEach(id -> Bits.set(open.computeIfAbsent(id, _ -> new long[guarded.length]), offer.rank));
            offer.leaveToGate(check);
        }
    }

    boolean isUsed() {
        return isUsed;
    }

    /// Leaves in a set the offers that are not guarded, or open to one of the names.
    void close(long[] offers, Collection<String> names) {
        if (names.size() <= 1) {
            long[] passes = names.isEmpty() ? null : open.get(names.iterator().next());
            for (int w = 0; w < offers.length; w++) {
                offers[w] &= ~guarded[w] | (passes == null ? 0 : passes[w]);
            }
            return;
        }
        long[] passes = new long[guarded.length];
        for (String name : names) {
            long[] opened = open.get(name);
            if (opened != null) {
                Bits.or(passes, opened);
            }
        }
        for (int w = 0; w < offers.length; w++) {
            offers[w] &= ~guarded[w] | passes[w];
        }
    }

    /// The gates of a ruleset.
    record Gates(Gate audiences, Gate cardKinds, Gate tiers, Gate customers, Gate stores) {
        static Gates of(List<CompiledOffer> offers) {
            int count = offers.size();
            Gates gates =
                    new Gates(new Gate(count), new Gate(count), new Gate(count), new Gate(count), new Gate(count));
            offers.forEach(gates::guard);
            return gates;
        }

        private void guard(CompiledOffer offer) {
            for (Check check : offer.checks) {
                switch (check.condition) {
                    case Condition.Audiences(var ids) -> audiences.guard(offer, check, ids);
                    case Condition.CardKinds(var ids) -> cardKinds.guard(offer, check, ids);
                    case Condition.Tiers(var ids) -> tiers.guard(offer, check, ids);
                    case Condition.Customers(var ids) -> customers.guard(offer, check, ids);
                    case Condition.Stores(var ids) -> stores.guard(offer, check, ids);
                    case Condition.ReceiptTotal _,
                            Condition.QuantityBought _,
                            Condition.Accumulated _,
                            Condition.Purchases _,
                            Condition.ReceiptNumber _,
                            Condition.Payment _,
                            Condition.Schedule _,
                            Condition.Birthday _,
                            Condition.FirstPurchase _,
                            Condition.CouponOf _,
                            Condition.Tills _,
                            Condition.Uses _,
                            Condition.All _,
                            Condition.Any _,
                            Condition.Not _ -> {}
                }
            }
        }

        /// Leaves in a set only offers that may be for this sale.
        void close(long[] offers, Sale sale) {
            var customer = sale.customer;
            if (audiences.isUsed) {
                audiences.close(offers, customer == null ? List.of() : customer.audiences());
            }
            if (cardKinds.isUsed) {
                cardKinds.close(offers, listOf(sale.cardKind()));
            }
            if (tiers.isUsed) {
                tiers.close(offers, listOf(customer == null ? null : customer.tier()));
            }
            if (customers.isUsed) {
                customers.close(offers, listOf(customer == null ? null : customer.id()));
            }
            if (stores.isUsed) {
                stores.close(offers, listOf(sale.receipt.store()));
            }
        }

        private static List<String> listOf(@org.jspecify.annotations.Nullable String name) {
            return name == null ? List.of() : List.of(name);
        }
    }
}
