package io.kopilka.contract.ruleset;

import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Period;
import java.util.HashSet;
import java.util.Set;

/// Counts the different accumulations that a ruleset asks for: each is kept for every customer, and a rolling one
/// by the day, so there is a limit (docs/pricing.md 2.2).
final class AccumulationCount {
    static final int MOST = 16;
    static final int MOST_ROLLING = 4;

    private final Set<Accumulation> all = new HashSet<>();
    private final Faults errors;
    private int rolling;

    AccumulationCount(Faults errors) {
        this.errors = errors;
    }

    /// Counts one that stands at a place; the first that is one too many is a fault there.
    void add(Accumulation accumulation, String pointer) {
        if (!all.add(accumulation)) {
            return;
        }
        boolean rolls = switch (accumulation.period()) {
            case Period.Rolling _ -> true;
            case Period.Lifetime _, Period.Current _, Period.Previous _, Period.PreviousPurchase _ -> false;
        };
        if (all.size() == MOST + 1) {
            errors.add(
                    pointer,
                    Code.TOO_MANY_ITEMS,
                    "В правилах больше " + MOST + " разных накоплений; это — лишнее.",
                    "The ruleset has more than " + MOST + " different accumulations; this is one too many.");
        }
        if (rolls && ++rolling == MOST_ROLLING + 1) {
            errors.add(
                    pointer,
                    Code.TOO_MANY_ITEMS,
                    "В правилах больше " + MOST_ROLLING + " разных накоплений за последние дни; это — лишнее.",
                    "The ruleset has more than " + MOST_ROLLING
                            + " different rolling accumulations; this is one too many.");
        }
    }
}
