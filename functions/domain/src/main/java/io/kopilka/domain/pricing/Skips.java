package io.kopilka.domain.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the offers that did not apply, as many as are to be told: all in priority order, or the nearest
/// (docs/pricing.md,
/// clause 8).
///
/// Nearness is one number: the class (a figure is missing; no figure; for somebody else), the missing part of
/// the
/// threshold
/// in millionths, the place in priority order.
final class Skips {
    private static final int RANK_BITS = 20;
    private static final int PART_BITS = 41;

    private final Sale sale;
    private final Explain explain;
    private final List<Skip> all = new ArrayList<>();
    private final long[] nearness = new long[Explain.NEAREST];
    private final @Nullable Skip[] nearest = new Skip[Explain.NEAREST];
    private int count;

    /// Why an offer was skipped: a check that did not hold, or another reason.
    private record Skip(CompiledOffer offer, @Nullable Check failing, String reason) {}

    Skips(Sale sale, Explain explain) {
        this.sale = sale;
        this.explain = explain;
    }

    boolean wantsAll() {
        return explain == Explain.ALL;
    }

    boolean wantsNone() {
        return explain == Explain.NONE;
    }

    /// Whether an offer without a figure could still be among the nearest.
    boolean isFull() {
        return count == nearest.length;
    }

    void add(CompiledOffer offer, String reason) {
        switch (explain) {
            case NONE -> {}
            case ALL -> all.add(new Skip(offer, null, reason));
            case NEAR -> {
                if (!reason.equals(Reason.SCOPE)) {
                    insert(near(1, 0, offer), offer, null, reason);
                }
            }
        }
    }

    void add(CompiledOffer offer, Check failing) {
        switch (explain) {
            case NONE -> {}
            case ALL -> all.add(new Skip(offer, failing, failing.condition.key()));
            case NEAR -> {
                long part = failing.remoteness(sale);
                long near = part == Check.NO_FIGURE ? near(1, 0, offer) : near(0, part, offer);
                insert(near, offer, failing, failing.condition.key());
            }
        }
    }

    /// An offer that a gate closed: it is for somebody else, so it comes last however near its figures are.
    void addClosed(CompiledOffer offer, Check failing) {
        if (explain == Explain.ALL) {
            add(offer, failing);
        } else if (explain == Explain.NEAR) {
            insert(near(2, 0, offer), offer, failing, failing.condition.key());
        }
    }

    private static long near(int kind, long part, CompiledOffer offer) {
        return (long) kind << (RANK_BITS + PART_BITS) | part << RANK_BITS | offer.rank;
    }

    private void insert(long near, CompiledOffer offer, @Nullable Check failing, String reason) {
        if (count == nearest.length && near >= nearness[count - 1]) {
            return;
        }
        int place = count < nearest.length ? count++ : count - 1;
        while (place > 0 && nearness[place - 1] > near) {
            nearness[place] = nearness[place - 1];
            nearest[place] = nearest[place - 1];
            place--;
        }
        nearness[place] = near;
        nearest[place] = new Skip(offer, failing, reason);
    }

    List<SkippedOffer> told() {
        return switch (explain) {
            case NONE -> List.of();
            case ALL ->
                all.stream()
                        .sorted(java.util.Comparator.comparingInt(skip -> skip.offer.rank))
                        .map(this::tell)
                        .toList();
            case NEAR -> {
                SkippedOffer[] told = new SkippedOffer[count];
                for (int i = 0; i < count; i++) {
                    told[i] = tell(java.util.Objects.requireNonNull(nearest[i]));
                }
                yield Arrays.asList(told);
            }
        };
    }

    private SkippedOffer tell(Skip skip) {
        Check failing = skip.failing;
        return new SkippedOffer(
                skip.offer.offer,
                skip.reason,
                failing == null ? null : failing.condition,
                failing == null ? null : failing.missing(sale));
    }
}
