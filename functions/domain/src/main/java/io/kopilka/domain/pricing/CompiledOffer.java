package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An offer made ready to be tried on many sales.
final class CompiledOffer {
    static final long NO_CAP = Long.MAX_VALUE;

    final Offer offer;
    /// Its place in priority order among all offers.
    final int rank;
    final Scope scope;
    final Check[] checks;
    /// The checks that no gate answers: all that is left to ask where every gate let the offer through.
    private Check[] behindGates;
    final @Nullable DiscountRule discount;
    final @Nullable MarkupRule markup;
    final @Nullable AccrualRule accrual;
    final long capPerLine;
    final long capPerReceipt;
    /// Its place in its combination tree, depth first; -1 for an offer that stands in none.
    int place = -1;

    CompiledOffer(Offer offer, int rank, Compilation compilation) {
        this.offer = offer;
        this.rank = rank;
        scope = new Scope(compilation.segment(offer.scope()), offer.lineWhen());
        checks = new Checks(compilation, offer.id()).ofAll(offer.when());
        behindGates = checks;
        discount = offer.effect() instanceof Effect.Discount effect ? DiscountRule.of(effect, compilation) : null;
        markup = offer.effect() instanceof Effect.Markup effect ? MarkupRule.of(effect, compilation) : null;
        accrual = offer.effect() instanceof Effect.Accrual effect ? AccrualRule.of(effect, compilation) : null;
        capPerLine = cap(offer.caps().perLine());
        capPerReceipt = cap(offer.caps().perReceipt());
    }

    private static long cap(@Nullable Scaled cap) {
        return cap == null ? NO_CAP : cap.units();
    }

    /// Leaves a check to a gate.
    void leaveToGate(Check gated) {
        behindGates =
                Arrays.stream(behindGates).filter(check -> !check.equals(gated)).toArray(Check[]::new);
    }

    /// The first check that does not hold, or null where all do.
    @Nullable
    Check failing(Sale sale) {
        return firstFailing(checks, sale);
    }

    /// The same of an offer that every gate let through.
    @Nullable
    Check failingBehindGates(Sale sale) {
        return firstFailing(behindGates, sale);
    }

    private static @Nullable Check firstFailing(Check[] checks, Sale sale) {
        for (Check check : checks) {
            if (!check.holds(sale)) {
                return check;
            }
        }
        return null;
    }
}
