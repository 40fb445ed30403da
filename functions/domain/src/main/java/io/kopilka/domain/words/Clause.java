package io.kopilka.domain.words;

/// How one condition enters a sentence about an offer.
///
/// @param role where it stands
/// @param text ready words, without commas around them
record Clause(Role role, String text) {
    /// Where a condition stands in a sentence.
    enum Role {
        /// Says which customers: "уровня «Серебро»", "with a ‘Gold’ card".
        CUSTOMERS,
        /// Says what these customers did: "потратили за всё время от 10 000 ₽", "have spent 10,000 ₽ or more".
        DEED,
        /// Says when, where or how: "по воскресеньям", "when paid in cash".
        CIRCUMSTANCE
    }

    static Clause customers(String text) {
        return new Clause(Role.CUSTOMERS, text);
    }

    static Clause deed(String text) {
        return new Clause(Role.DEED, text);
    }

    static Clause circumstance(String text) {
        return new Clause(Role.CIRCUMSTANCE, text);
    }
}
