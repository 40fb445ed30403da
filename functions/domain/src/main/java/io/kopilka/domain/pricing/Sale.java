package io.kopilka.domain.pricing;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.customer.OfferUses;
import io.kopilka.domain.number.Exact;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.receipt.Line;
import io.kopilka.domain.receipt.Receipt;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One receipt while it is priced: the figures of its lines and of its buyer. What many offers ask for is worked out
/// once; what the lines of a segment come to is added up whenever it is asked for, which costs less than room to
/// remember it for every segment there is.
final class Sale {
    private static final long NOT_YET = Long.MIN_VALUE;

    final Receipt receipt;
    final Buyer buyer;
    final Buyer.@Nullable Customer customer;
    final OfferUses uses;
    final LocalDate day;
    final int secondOfDay;

    /// How many lines there are.
    final int size;
    /// Of each line, in minor units.
    final long[] amount;
    final long[] price;
    /// Below which no discount takes a line, in minor units.
    final long[] floor;
    /// Of each line, in thousandths.
    final long[] quantity;
    /// What is paid with money for each line; known once everything else is.
    long[] paid;

    private final long[] audiences;
    private final int segmentWords;
    private final long[] segmentsOfLines;
    private final long[] segmentsHit;
    private final List<Accumulation> accumulations;
    private final long[] accumulated;
    private long total = NOT_YET;
    private long units = NOT_YET;

    Sale(CompiledRuleset ruleset, Receipt receipt, Buyer buyer, OfferUses uses) {
        this.receipt = receipt;
        this.buyer = buyer;
        this.customer = buyer instanceof Buyer.Customer known ? known : null;
        this.uses = uses;
        this.day = receipt.at().toLocalDate();
        this.secondOfDay = receipt.at().toLocalTime().toSecondOfDay();
        List<Line> lines = receipt.lines();
        size = lines.size();
        amount = new long[size];
        price = new long[size];
        floor = new long[size];
        quantity = new long[size];
        paid = amount;
        SegmentIndex segments = ruleset.segments();
        segmentWords = segments.words();
        segmentsOfLines = new long[size * segmentWords];
        segmentsHit = new long[segmentWords];
        for (int i = 0; i < size; i++) {
            Line line = lines.get(i);
            price[i] = line.price().units();
            quantity[i] = line.quantity().units();
            amount[i] = worth(price[i], quantity[i]);
            floor[i] = line.minPrice() == null ? 0 : worth(line.minPrice().units(), quantity[i]);
            segments.segmentsOf(line, segmentsOfLines, i * segmentWords);
            for (int w = 0; w < segmentWords; w++) {
                segmentsHit[w] |= segmentsOfLines[i * segmentWords + w];
            }
        }
        audiences = ruleset.audiencesOf(customer);
        accumulations = ruleset.accumulations();
        accumulated = new long[accumulations.size()];
        Arrays.fill(accumulated, NOT_YET);
    }

    /// A price times a quantity, half-up to the minor unit.
    static long worth(long price, long quantity) {
        return Exact.multiplyDivideHalfUp(price, quantity, Quantity.ONE);
    }

    /// Whether a line belongs to a segment.
    boolean holds(int segment, int line) {
        return segment == SegmentIndex.ALL
                || (segment >= 0 && (segmentsOfLines[line * segmentWords + (segment >>> 6)] >>> segment & 1) != 0);
    }

    /// Whether the customer belongs to an audience; never without a customer.
    boolean isInAudience(int number) {
        return Bits.get(audiences, number);
    }

    /// The segments that hold any line.
    long[] segmentsHit() {
        return segmentsHit;
    }

    /// The amount of the lines in a segment, before everything.
    long total(int segment) {
        if (segment != SegmentIndex.ALL) {
            return sum(segment, amount);
        }
        if (total == NOT_YET) {
            total = sum(segment, amount);
        }
        return total;
    }

    /// The units of a segment on the receipt.
    long units(int segment) {
        if (segment != SegmentIndex.ALL) {
            return sum(segment, quantity);
        }
        if (units == NOT_YET) {
            units = sum(segment, quantity);
        }
        return units;
    }

    /// What is paid with money for the lines in a segment.
    long paid(int segment) {
        return sum(segment, paid);
    }

    private long sum(int segment, long[] values) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            if (holds(segment, i)) {
                sum = Math.addExact(sum, values[i]);
            }
        }
        return sum;
    }

    /// One of the ruleset's accumulations of the customer; only where there is a customer.
    long accumulated(int index) {
        long value = accumulated[index];
        if (value == NOT_YET) {
            if (customer == null) {
                throw new IllegalStateException("nothing accumulates without a customer");
            }
            value = customer.history().accumulated(accumulations.get(index));
            accumulated[index] = value;
        }
        return value;
    }

    /// How many purchases of the customer a period holds, this one included where it belongs to it.
    long purchases(Buyer.Customer customer, Period period) {
        return customer.history().purchases(period) + (period.holdsToday() ? 1 : 0);
    }

    @Nullable
    String cardKind() {
        return switch (buyer) {
            case Buyer.Anonymous _ -> null;
            case Buyer.UniversalCard card -> card.cardKind();
            case Buyer.Customer known -> known.cardKind();
        };
    }
}
