package io.kopilka.domain.pricing;

import io.kopilka.domain.number.Exact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects the offers that did not apply, as many as are to be told: all in priority order, or the nearest
/// (docs/pricing.md,
/// section 16).
///
/// Nearness is the class (a figure is missing; no figure; for somebody else), then the missing part of the threshold
/// as an exact fraction, then the place in priority order.
final class Skips {
    /// A figure is missing.
    private static final int NEAR = 0;
    /// No figure tells how far away it is.
    private static final int WITHOUT_FIGURE = 1;
    /// For somebody else.
    private static final int CLOSED = 2;

    private final Sale sale;
    private final Explain explain;
    private final List<Skip> all = new ArrayList<>();
    private final @Nullable Skip[] nearest = new Skip[Explain.NEAREST];
    private int count;

    /// Why an offer was skipped: a check that did not hold, or another reason.
    ///
    /// @param kind how near it is at all
    /// @param lacking of the threshold
    private record Skip(
            CompiledOffer offer, @Nullable Check failing, String reason, int kind, long lacking, long threshold) {
        /// Whether an offer that is so near comes after this one.
        boolean isBefore(int kind, long lacking, long threshold, int rank) {
            if (kind != this.kind) {
                return kind > this.kind;
            }
            int byPart = Exact.compareProducts(lacking, this.threshold, this.lacking, threshold);
            return byPart == 0 ? rank > offer.rank : byPart > 0;
        }
    }

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
            case ALL -> all.add(new Skip(offer, null, reason, WITHOUT_FIGURE, 0, 1));
            case NEAR -> {
                if (!reason.equals(Reason.SCOPE)) {
                    insert(offer, null, reason, WITHOUT_FIGURE, 0, 1);
                }
            }
        }
    }

    void add(CompiledOffer offer, Check failing) {
        String reason = failing.condition.key();
        switch (explain) {
            case NONE -> {}
            case ALL -> all.add(new Skip(offer, failing, reason, WITHOUT_FIGURE, 0, 1));
            case NEAR -> {
                long lacking = failing.lacking(sale);
                if (lacking == Check.NO_FIGURE) {
                    insert(offer, failing, reason, WITHOUT_FIGURE, 0, 1);
                } else {
                    insert(offer, failing, reason, NEAR, lacking, failing.threshold());
                }
            }
        }
    }

    /// An offer that a gate closed: it is for somebody else, so it comes last however near its figures are.
    void addClosed(CompiledOffer offer, Check failing) {
        if (explain == Explain.ALL) {
            add(offer, failing);
        } else if (explain == Explain.NEAR) {
            insert(offer, failing, failing.condition.key(), CLOSED, 0, 1);
        }
    }

    private void insert(
            CompiledOffer offer, @Nullable Check failing, String reason, int kind, long lacking, long threshold) {
        int place = count;
        if (isFull()) {
            place--;
            if (at(place).isBefore(kind, lacking, threshold, offer.rank)) {
                return;
            }
        } else {
            count++;
        }
        while (place > 0 && !at(place - 1).isBefore(kind, lacking, threshold, offer.rank)) {
            nearest[place] = nearest[place - 1];
            place--;
        }
        nearest[place] = new Skip(offer, failing, reason, kind, lacking, threshold);
    }

    private Skip at(int place) {
        return Objects.requireNonNull(nearest[place]);
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
                    told[i] = tell(at(i));
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
