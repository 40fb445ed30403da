package io.kopilka.cards.batch;

import io.kopilka.accounts.number.CardNumbers;
import io.kopilka.accounts.number.NumberRange;
import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.TenantId;
import java.util.ArrayList;
import java.util.List;

/// The numbers of a batch's cards. They follow from its range and its turns, so that they are nowhere
/// listed: a file for the print shop is reckoned anew each time.
///
/// @param range as it was when it was read
/// @param numbers not to be used by two threads at once
record BatchNumbers(NumberRange range, CardNumbers numbers) {

    static BatchNumbers of(NumberRanges ranges, TenantId tenant, Batch batch) {
        NumberRange range = ranges.plan(tenant).ranges().stream()
                .filter(each -> each.id().equals(batch.range()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a batch of a range that is not there: " + batch.id()));
        return new BatchNumbers(range, ranges.numbers(tenant, range));
    }

    /// The numbers of so many cards.
    ///
    /// @param place of the first, from 0
    List<CardNumber> of(Batch batch, int place, int count) {
        List<CardNumber> found = new ArrayList<>(count);
        for (int each = place; each < place + count; each++) {
            found.add(numbers.at(batch.turn(each)));
        }
        return found;
    }
}
