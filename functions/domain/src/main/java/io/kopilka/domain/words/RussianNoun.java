package io.kopilka.domain.words;

/// The forms of a Russian noun that numbers ask for.
///
/// @param one nominative singular, after 1, 21, 101: балл
/// @param accusative accusative singular: балл, покупку
/// @param few genitive singular, after 2, 3, 4 and after fractions: балла
/// @param many genitive plural, after everything else: баллов
record RussianNoun(String one, String accusative, String few, String many) {
    static final RussianNoun POINT = new RussianNoun("балл", "балл", "балла", "баллов");
    static final RussianNoun UNIT = new RussianNoun("единица", "единицу", "единицы", "единиц");
    static final RussianNoun DAY = new RussianNoun("день", "день", "дня", "дней");
    static final RussianNoun PURCHASE = new RussianNoun("покупка", "покупку", "покупки", "покупок");
    static final RussianNoun RECEIPT = new RussianNoun("чек", "чек", "чека", "чеков");
    static final RussianNoun TIME = new RussianNoun("раз", "раз", "раза", "раз");
    static final RussianNoun USE = new RussianNoun("применение", "применение", "применения", "применений");
    static final RussianNoun STAMP = new RussianNoun("наклейка", "наклейку", "наклейки", "наклеек");
    static final RussianNoun TICKET = new RussianNoun("билет", "билет", "билета", "билетов");
    static final RussianNoun PERSON = new RussianNoun("человек", "человека", "человека", "человек");

    /// The case that the sentence asks of a number with its noun.
    enum Case {
        /// 1 покупка, 2 покупки, 5 покупок.
        NOMINATIVE,
        /// 1 покупки, 2 покупок, 5 покупок, as after "от" and "больше".
        GENITIVE,
        /// 1 покупку, 2 покупки, 5 покупок, as after "через" and "за".
        ACCUSATIVE
    }

    /// The form after a number.
    ///
    /// @param whole the number's whole part, not negative
    /// @param hasFraction whether decimals follow: 1,5 балла
    String after(long whole, boolean hasFraction, Case wanted) {
        if (hasFraction) {
            return few;
        }
        long tens = whole % 100;
        long ones = whole % 10;
        boolean isOne = ones == 1 && tens != 11;
        boolean isFew = ones >= 2 && ones <= 4 && (tens < 12 || tens > 14);
        return switch (wanted) {
            case NOMINATIVE -> isOne ? one : isFew ? few : many;
            case ACCUSATIVE -> isOne ? accusative : isFew ? few : many;
            case GENITIVE -> isOne ? few : many;
        };
    }
}
