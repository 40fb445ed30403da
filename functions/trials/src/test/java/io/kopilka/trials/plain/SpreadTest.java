package io.kopilka.trials.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final Fraction KOPECK = Fraction.of("0.01");

    private static Lines of(String... numbers) {
        return new Lines(Stream.of(numbers).map(Fraction::of).toList());
    }

    @Test
    void whatIsLeftOverGoesToTheLargestRemainders() {
        // 1.00 by 1 : 2 : 4 = 14.28.., 28.57.., 57.14..: one kopeck over, and .57 is the largest remainder
        assertThat(Spread.of(Fraction.of("1.00"), of("1", "2", "4"), KOPECK)).isEqualTo(of("0.14", "0.29", "0.57"));
    }

    @Test
    void equalRemaindersGoToTheEarlierLines() {
        assertThat(Spread.of(Fraction.of("0.05"), of("7", "7", "7"), KOPECK)).isEqualTo(of("0.02", "0.02", "0.01"));
    }

    @Test
    void aPartOfNoWeightGetsNothing() {
        assertThat(Spread.of(Fraction.of("0.05"), of("0", "1", "0"), KOPECK)).isEqualTo(of("0", "0.05", "0"));
    }

    @Test
    void withNobodyToGiveToNothingIsGiven() {
        assertThat(Spread.of(Fraction.of("0.05"), of("0", "0"), KOPECK)).isEqualTo(of("0", "0"));
    }

    @Test
    void pointsComeInStepsOfTheirOwn() {
        // 15 in steps of 5 by 1 : 1 is a step and a half each
        assertThat(Spread.of(Fraction.of("15"), of("1", "1"), Fraction.of("5"))).isEqualTo(of("10", "5"));
    }

    @Test
    void aFilledLineLeavesItsShareToTheOthers() {
        // 20 by 50 : 20 is 14.29 and 5.71; line 1 has room for 5
        assertThat(Spread.within(Fraction.of("20.00"), of("50", "20"), of("5", "20"), KOPECK))
                .isEqualTo(of("5", "15"));
    }

    @Test
    void noMoreIsGivenThanThereIsRoomFor() {
        assertThat(Spread.within(Fraction.of("20.00"), of("10", "20", "50"), of("10", "1", "0"), KOPECK))
                .isEqualTo(of("10", "1", "0"));
    }

    @Test
    void aLineIsFilledInTheRoundInWhichItsShareOutgrowsItsRoom() {
        // 0.08 by 1 : 1 : 2 is 0.02, 0.02, 0.04; line 3 has room for 0.02 only. The other 0.06 by 1 : 1 is 0.03 each:
        // line 1 has room for 0.02, so line 2 takes 0.04.
        assertThat(Spread.within(Fraction.of("0.08"), of("1", "1", "2"), of("0.02", "0.10", "0.02"), KOPECK))
                .isEqualTo(of("0.02", "0.04", "0.02"));
    }
}
