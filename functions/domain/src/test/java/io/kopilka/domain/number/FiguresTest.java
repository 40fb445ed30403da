package io.kopilka.domain.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Money, points, quantities, percents and the worth of a point (docs/pricing.md 2.1 to 2.4, 12.1, 12.3).
class FiguresTest {
    @Test
    void aPercentOfAnAmountIsRoundedHalfUpOrDownAsItsNameSays() {
        assertThat(Percent.whole(50).ofHalfUp(1)).isEqualTo(1);
        assertThat(Percent.whole(50).ofDown(1)).isEqualTo(0);
        assertThat(Percent.ofUnits(499_999).ofHalfUp(1)).isEqualTo(0);
        assertThat(Percent.ofUnits(1).ofHalfUp(1_000_000)).isEqualTo(1);
        assertThat(Percent.whole(100).ofHalfUp(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(Percent.whole(100).ofDown(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPointIsWorthMoreThanNothing() {
        assertThatThrownBy(() -> new PointValue(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PointValue(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWorthOfPointsIsRoundedHalfUpToTheMinorUnit() {
        PointValue halfAKopeck = new PointValue(PointValue.PER_MINOR / 2);
        assertThat(halfAKopeck.of(Points.whole(1))).isEqualTo(Money.ofMinor(1));
        assertThat(halfAKopeck.of(Points.ofUnits(9_999))).isEqualTo(Money.ZERO);
        assertThat(halfAKopeck.of(Points.whole(3))).isEqualTo(Money.ofMinor(2));
    }

    @Test
    void anAmountHoldsSoManyWholeStepsOfPoints() {
        PointValue quarter = new PointValue(25 * PointValue.PER_MINOR);
        assertThat(quarter.pointsWithin(Money.ofMinor(19_782), Points.whole(10)))
                .isEqualTo(Points.whole(790));
        assertThat(quarter.pointsWithin(Money.ofMinor(250), Points.whole(10))).isEqualTo(Points.whole(10));
        assertThat(quarter.pointsWithin(Money.ofMinor(249), Points.whole(10))).isEqualTo(Points.ZERO);
        assertThat(quarter.pointsWithin(Money.ZERO, Points.whole(1))).isEqualTo(Points.ZERO);
        assertThat(quarter.pointsWithin(Money.ofMinor(-1), Points.whole(1))).isEqualTo(Points.ZERO);
    }

    @Test
    void sumsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Money.ofMinor(Long.MAX_VALUE).plus(Money.ofMinor(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMinor(Long.MIN_VALUE).minus(Money.ofMinor(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Points.ofUnits(Long.MAX_VALUE).plus(Points.ofUnits(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Points.ofUnits(Long.MIN_VALUE).minus(Points.ofUnits(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Points.whole(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Quantity.whole(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Percent.whole(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void figuresAreAddedTakenAwayAndCompared() {
        assertThat(Money.ofMinor(5).plus(Money.ofMinor(3))).isEqualTo(Money.ofMinor(8));
        assertThat(Money.ofMinor(5).minus(Money.ofMinor(8))).isEqualTo(Money.ofMinor(-3));
        assertThat(Points.whole(5).plus(Points.whole(3))).isEqualTo(Points.whole(8));
        assertThat(Points.whole(5).minus(Points.whole(8))).isEqualTo(Points.whole(-3));
        assertThat(Points.whole(5).min(Points.whole(3))).isEqualTo(Points.whole(3));
        assertThat(Points.whole(3).min(Points.whole(5))).isEqualTo(Points.whole(3));
        assertThat(Money.ofMinor(1).isPositive()).isTrue();
        assertThat(Money.ZERO.isPositive()).isFalse();
        assertThat(Points.ofUnits(1).isPositive()).isTrue();
        assertThat(Points.ZERO.isPositive()).isFalse();
        assertThat(Money.ofMinor(1)).isLessThan(Money.ofMinor(2));
        assertThat(Points.ofUnits(1)).isLessThan(Points.ofUnits(2));
        assertThat(Quantity.ofThousandths(1)).isLessThan(Quantity.ofThousandths(2));
        assertThat(Percent.ofUnits(1)).isLessThan(Percent.ofUnits(2));
    }

    @Test
    void threePiecesAreWholeAndTwoAndAHalfAreNot() {
        assertThat(Quantity.ofThousandths(3_000).isWhole()).isTrue();
        assertThat(Quantity.whole(3)).isEqualTo(Quantity.ofThousandths(3_000));
        assertThat(Quantity.ofThousandths(2_500).isWhole()).isFalse();
    }
}
