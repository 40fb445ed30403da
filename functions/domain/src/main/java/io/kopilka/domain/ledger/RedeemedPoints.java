package io.kopilka.domain.ledger;

import io.kopilka.domain.number.Allotment;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.pricing.PricedReceipt;
import java.util.Arrays;
import java.util.List;

/// Which points paid for which line.
public final class RedeemedPoints {
    private RedeemedPoints() {}

    /// The points redeemed on a receipt, spread over its lines in steps by the money that they paid on each
    /// (docs/pricing.md, 12.6). Points charged offline that are no whole number of steps are spread in the smallest
    /// parts of a point.
    public static List<Points> byLine(PricedReceipt receipt, Points step) {
        long points = receipt.pointsRedeemed().units();
        long unit = unitOf(receipt.pointsRedeemed(), step);
        long[] weights = receipt.lines().stream()
                .mapToLong(line -> line.redeemed().units())
                .toArray();
        return Arrays.stream(Allotment.split(points / unit, weights))
                .mapToObj(steps -> Points.ofUnits(Math.multiplyExact(steps, unit)))
                .toList();
    }

    /// The unit in which shares of a figure of points are reckoned.
    static long unitOf(Points figure, Points step) {
        return figure.units() % step.units() == 0 ? step.units() : 1;
    }
}
