package io.kopilka.domain.pricing;

import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;

/// Reads one accumulation of the customer off a sale.
///
/// @param index its number among the ruleset's accumulations
/// @param segment its segment's number
/// @param includeCurrent whether this receipt's lines of the segment count too
record AccumulationGauge(Accumulation accumulation, int index, int segment, boolean includeCurrent) {
    /// What is read where there is no customer.
    static final long NO_CUSTOMER = -1;

    long read(Sale sale) {
        if (sale.customer == null) {
            return NO_CUSTOMER;
        }
        long before = sale.accumulated(index);
        if (!includeCurrent) {
            return before;
        }
        return Math.addExact(
                before, accumulation.measure() == Measured.MONEY ? sale.total(segment) : sale.units(segment));
    }
}
