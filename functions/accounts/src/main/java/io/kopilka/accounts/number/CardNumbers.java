package io.kopilka.accounts.number;

import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.identity.CardNumber;
import java.math.BigInteger;

/// The numbers of a range in the order in which they are given to cards: each comes once, and who knows
/// some of them and not the range's key can tell no other one.
///
/// The order is FF1 over the places of the form. Where their number is no power of ten it is FF1 over the
/// next power of two, again and again until the result is a place ("cycle walking"), which takes two
/// turns at most on average.
///
/// Not to be used by two threads at once.
public final class CardNumbers {

    /// The length of a key.
    public static final int KEY_BYTES = 32;

    private final NumberForm form;
    private final long capacity;
    private final Ff1 order;

    /// The numbers of a form in the order of a key.
    ///
    /// @param key 32 bytes that nobody can guess
    public CardNumbers(NumberForm form, byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key of a range has 32 bytes");
        }
        this.form = form;
        capacity = form.capacity();
        String digits = Long.toString(capacity);
        boolean isPowerOfTen = digits.charAt(0) == '1' && digits.chars().skip(1).allMatch(each -> each == '0');
        order = isPowerOfTen
                ? new Ff1(key, 10, digits.length() - 1)
                : new Ff1(key, 2, BigInteger.valueOf(capacity - 1).bitLength());
    }

    /// The number that is given at this turn.
    ///
    /// @param turn from 0 to below the form's capacity
    public CardNumber at(long turn) {
        if (turn < 0 || turn >= capacity) {
            throw new IllegalArgumentException("the range has no turn " + turn);
        }
        long place = order.encrypt(turn);
        while (place >= capacity) {
            place = order.encrypt(place);
        }
        return form.at(place);
    }
}
