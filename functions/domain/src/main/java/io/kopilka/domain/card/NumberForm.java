package io.kopilka.domain.card;

import io.kopilka.domain.identity.CardNumber;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// How the numbers of a range are made: what is the same in all of them, what differs, and the check digit.
///
/// The numbers of a form stand in an order, from 0 to below its [#capacity]; in which order they are
/// given to cards is not said here.
public sealed interface NumberForm {

    /// The fewest numbers that a range has.
    long LEAST_CAPACITY = 1_000;

    /// The most numbers that a range has.
    long MOST_CAPACITY = 1_000_000_000_000_000L;

    /// How many numbers there are.
    long capacity();

    /// The number at a place of the order.
    ///
    /// @param index from 0 to below the capacity
    CardNumber at(long index);

    /// What all numbers fit.
    NumberPattern pattern();

    /// Whether a number is one of these, its check digit too.
    boolean contains(CardNumber number);

    /// Whether the numbers have no letters, so that track 2 and the dense bar codes can hold them.
    default boolean isDigitsOnly() {
        return pattern().places().stream().allMatch(CheckDigit::isDigits);
    }

    /// An EAN-13 of the prefixes 20 to 29, which GS1 leaves to shops for use inside; weighed goods have
    /// theirs among them.
    ///
    /// @param prefix `2` and 1 to 8 more digits
    record Ean13(String prefix) implements NumberForm {

        private static final int FREE = 12;

        public Ean13 {
            if (!isPrefix(prefix)) {
                throw new IllegalArgumentException("not a prefix of an EAN-13 inside a shop");
            }
        }

        /// Whether a text can be the prefix.
        public static boolean isPrefix(String text) {
            return text.length() >= 2 && text.length() <= 9 && text.charAt(0) == '2' && CheckDigit.isDigits(text);
        }

        @Override
        public long capacity() {
            return powerOfTen(FREE - prefix.length());
        }

        @Override
        public CardNumber at(long index) {
            String twelve = prefix + padded(index, FREE - prefix.length());
            return new CardNumber(twelve + CheckDigit.ean13(twelve));
        }

        @Override
        public NumberPattern pattern() {
            return NumberPattern.ofEan13(prefix);
        }

        @Override
        public boolean contains(CardNumber number) {
            return pattern().fits(number.value()) && CheckDigit.isEan13(number.value());
        }
    }

    /// Digits with Luhn's check digit at the end, as magnetic stripes have them (ISO/IEC 7812-1).
    ///
    /// A number of 13 to 19 digits that begins like a bank card's (3 to 6) or one of the new series (2)
    /// is refused: readers must be able to tell bank cards by their looks, and to forget them at once.
    ///
    /// @param prefix what they all begin with
    /// @param length of the whole number, 8–19; 3–15 digits of it are free
    record Luhn(String prefix, int length) implements NumberForm {

        public Luhn {
            if (!isForm(prefix, length)) {
                throw new IllegalArgumentException("no range of numbers with a check digit");
            }
        }

        /// Whether there is such a form.
        public static boolean isForm(String prefix, int length) {
            int free = length - prefix.length() - 1;
            return length >= 8 && length <= 19 && CheckDigit.isDigits(prefix) && free >= 3 && free <= 15;
        }

        /// Whether some of its numbers would look like a bank card's.
        public static boolean looksLikeBankCards(String prefix, int length) {
            return length >= 13 && (prefix.isEmpty() || "23456".indexOf(prefix.charAt(0)) >= 0);
        }

        private int free() {
            return length - prefix.length() - 1;
        }

        @Override
        public long capacity() {
            return powerOfTen(free());
        }

        @Override
        public CardNumber at(long index) {
            String digits = prefix + padded(index, free());
            return new CardNumber(digits + CheckDigit.luhn(digits));
        }

        @Override
        public NumberPattern pattern() {
            return NumberPattern.beginning(prefix, length);
        }

        @Override
        public boolean contains(CardNumber number) {
            return pattern().fits(number.value()) && CheckDigit.isLuhn(number.value());
        }
    }

    /// The tenant's own: capital letters, digits and hyphens stand for themselves, `#` for a digit, `@`
    /// for a digit or a capital letter that is not taken for another (no I, L, O, U), and `!` at the end
    /// for a check character: Luhn's over the digits, or the same rule over those 32 characters where the
    /// mask has an `@`.
    ///
    /// @param mask 4–22 characters, as many as a bar code on a card has room for
    record Mask(String mask) implements NumberForm {

        private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        private static final char DIGIT = '#';
        private static final char CHARACTER = '@';
        private static final char CHECK = '!';

        public Mask {
            if (!isMask(mask)) {
                throw new IllegalArgumentException("not a mask");
            }
        }

        /// Whether a text is a mask with [NumberForm#LEAST_CAPACITY] numbers at least and
        /// [NumberForm#MOST_CAPACITY] at most.
        public static boolean isMask(String text) {
            if (text.length() < 4 || text.length() > 22 || text.charAt(0) == '-') {
                return false;
            }
            for (int place = 0; place < text.length(); place++) {
                char each = text.charAt(place);
                boolean isLiteral = (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z') || each == '-';
                boolean isCheck = each == CHECK && place == text.length() - 1;
                if (!isLiteral && !isCheck && each != DIGIT && each != CHARACTER) {
                    return false;
                }
            }
            BigInteger size = BigInteger.ONE;
            for (int place = 0; place < text.length(); place++) {
                size = size.multiply(BigInteger.valueOf(choices(text.charAt(place))));
            }
            return size.compareTo(BigInteger.valueOf(LEAST_CAPACITY)) >= 0
                    && size.compareTo(BigInteger.valueOf(MOST_CAPACITY)) <= 0;
        }

        private static int choices(char place) {
            return place == DIGIT ? CheckDigit.DIGITS.length() : place == CHARACTER ? CROCKFORD.length() : 1;
        }

        private String alphabet() {
            return mask.indexOf(CHARACTER) >= 0 ? CROCKFORD : CheckDigit.DIGITS;
        }

        @Override
        public long capacity() {
            long size = 1;
            for (int place = 0; place < mask.length(); place++) {
                size *= choices(mask.charAt(place));
            }
            return size;
        }

        @Override
        public CardNumber at(long index) {
            char[] number = mask.toCharArray();
            long rest = index;
            for (int place = number.length - 1; place >= 0; place--) {
                int choices = choices(mask.charAt(place));
                if (choices > 1) {
                    number[place] = CROCKFORD.charAt((int) (rest % choices));
                    rest /= choices;
                }
            }
            return new CardNumber(checked(new String(number)));
        }

        private String checked(String number) {
            if (mask.charAt(mask.length() - 1) != CHECK) {
                return number;
            }
            String before = number.substring(0, number.length() - 1);
            return before + CheckDigit.character(before, alphabet());
        }

        @Override
        public NumberPattern pattern() {
            List<String> places = new ArrayList<>();
            for (int place = 0; place < mask.length(); place++) {
                char each = mask.charAt(place);
                places.add(
                        switch (each) {
                            case DIGIT -> CheckDigit.DIGITS;
                            case CHARACTER -> CROCKFORD;
                            case CHECK -> alphabet();
                            default -> String.valueOf(each);
                        });
            }
            return new NumberPattern(places);
        }

        @Override
        public boolean contains(CardNumber number) {
            return pattern().fits(number.value()) && checked(number.value()).equals(number.value());
        }
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
