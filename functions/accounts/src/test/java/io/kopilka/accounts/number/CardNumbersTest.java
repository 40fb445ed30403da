package io.kopilka.accounts.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.fixture.Seeds;
import io.kopilka.domain.identity.CardNumber;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CardNumbersTest {

    private static CardNumbers of(NumberForm form, SplittableRandom random) {
        byte[] key = new byte[CardNumbers.KEY_BYTES];
        random.nextBytes(key);
        return new CardNumbers(form, key);
    }

    private static long serial(CardNumber number) {
        return Long.parseLong(number.value().substring(2, 12));
    }

    @Test
    void everyNumberOfARangeComesOnceAndNoneTwice() {
        Seeds.random(5, (random, _) -> {
            // A power of ten; and 32,000, where places beyond the range are passed over.
            for (NumberForm form : new NumberForm[] {new NumberForm.Mask("A###!"), new NumberForm.Mask("A###@!")}) {
                CardNumbers numbers = of(form, random);
                Set<CardNumber> seen = new HashSet<>();
                for (long turn = 0; turn < form.capacity(); turn++) {
                    CardNumber number = numbers.at(turn);
                    assertThat(form.contains(number)).isTrue();
                    assertThat(seen.add(number)).as("turn %d", turn).isTrue();
                }
                assertThat(seen).hasSize((int) form.capacity());
            }
        });
    }

    @Test
    void aHundredThousandCardsAreOnesOfTheRangeAndDifferent() {
        CardNumbers numbers = of(new NumberForm.Ean13("20"), new SplittableRandom(1));
        Set<CardNumber> seen = new HashSet<>();
        for (long turn = 0; turn < 100_000; turn++) {
            seen.add(numbers.at(turn));
        }
        assertThat(seen).hasSize(100_000).allMatch(new NumberForm.Ean13("20")::contains);
    }

    /// Whoever has 10,000 cards and makes up the numbers beside each of them, or those as far from the
    /// last as the last is from the one before, finds no more cards than by blind guesses: of 210,000
    /// guesses at 10,000 cards among 10^8 numbers 21 are expected.
    @Test
    void neighboursOfKnownNumbersAreNoBetterGuessesThanAnyOthers() {
        Seeds.random(3, (random, _) -> {
            CardNumbers numbers = of(new NumberForm.Ean13("2055"), random);
            Set<Long> cards = new HashSet<>();
            long[] inOrder = new long[10_000];
            for (int turn = 0; turn < inOrder.length; turn++) {
                inOrder[turn] = Long.parseLong(numbers.at(turn).value().substring(4, 12));
                cards.add(inOrder[turn]);
            }
            int found = 0;
            for (int turn = 0; turn < inOrder.length; turn++) {
                for (int step = 1; step <= 10; step++) {
                    found += cards.contains(inOrder[turn] + step) ? 1 : 0;
                    found += cards.contains(inOrder[turn] - step) ? 1 : 0;
                }
                long guess = turn == 0 ? -1 : 2 * inOrder[turn] - inOrder[turn - 1];
                found += cards.contains(guess) ? 1 : 0;
            }
            assertThat(found).isLessThan(50);
        });
    }

    /// Chi-square over the ten values of each digit, 9 degrees of freedom: above 40 by chance once in
    /// 100,000 times.
    @Test
    void everyDigitTakesEveryValueAboutAsOften() {
        CardNumbers numbers = of(new NumberForm.Ean13("20"), new SplittableRandom(2));
        int[][] counts = new int[10][10];
        int drawn = 20_000;
        for (long turn = 0; turn < drawn; turn++) {
            String digits = numbers.at(turn).value().substring(2, 12);
            for (int place = 0; place < 10; place++) {
                counts[place][digits.charAt(place) - '0']++;
            }
        }
        double expected = drawn / 10.0;
        for (int[] ofPlace : counts) {
            double sum = 0;
            for (int count : ofPlace) {
                sum += (count - expected) * (count - expected) / expected;
            }
            assertThat(sum).isLessThan(40);
        }
    }

    @Test
    void anotherKeyMakesAnotherOrder() {
        CardNumbers one = of(new NumberForm.Ean13("20"), new SplittableRandom(1));
        CardNumbers same = of(new NumberForm.Ean13("20"), new SplittableRandom(1));
        CardNumbers other = of(new NumberForm.Ean13("20"), new SplittableRandom(2));
        int equal = 0;
        for (long turn = 0; turn < 1_000; turn++) {
            assertThat(one.at(turn)).isEqualTo(same.at(turn));
            equal += serial(one.at(turn)) == serial(other.at(turn)) ? 1 : 0;
        }
        assertThat(equal).isZero();
    }

    @Test
    void thereIsNoTurnBeyondTheRange() {
        CardNumbers numbers = of(new NumberForm.Mask("A###"), new SplittableRandom(1));
        assertThatThrownBy(() -> numbers.at(1_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> numbers.at(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
