package io.kopilka.domain.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kopilka.domain.fixture.Seeds;
import io.kopilka.domain.identity.CardNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NumberFormTest {

    private static final List<NumberForm> FORMS = List.of(
            new NumberForm.Ean13("20"),
            new NumberForm.Ean13("271234567"),
            new NumberForm.Luhn("9643", 16),
            new NumberForm.Luhn("", 8),
            new NumberForm.Mask("GC-####!"),
            new NumberForm.Mask("VIP@@@!"),
            new NumberForm.Mask("A###"));

    @Test
    void theNumbersOfAFormStandInAnOrder() {
        assertThat(new NumberForm.Ean13("20").at(1)).isEqualTo(new CardNumber("2000000000015"));
        assertThat(new NumberForm.Ean13("20").capacity()).isEqualTo(10_000_000_000L);
        assertThat(new NumberForm.Luhn("9643", 16).at(1)).isEqualTo(new CardNumber("9643000000000012"));
        assertThat(new NumberForm.Luhn("9643", 16).capacity()).isEqualTo(100_000_000_000L);
        assertThat(new NumberForm.Mask("A###").at(7)).isEqualTo(new CardNumber("A007"));
        assertThat(new NumberForm.Mask("VIP@@@").at(32)).isEqualTo(new CardNumber("VIP010"));
        assertThat(new NumberForm.Mask("GC-####!").at(1)).isEqualTo(new CardNumber("GC-00018"));
    }

    @Test
    void aFormKnowsItsOwnNumbersAndNoneWithAWrongCheckDigit() {
        Seeds.random(50, (random, _) -> {
            for (NumberForm form : FORMS) {
                CardNumber number = form.at(random.nextLong(form.capacity()));
                assertThat(form.contains(number)).as("%s of %s", number, form).isTrue();
                assertThat(form.pattern().fits(number.value())).isTrue();
            }
        });
        assertThat(new NumberForm.Ean13("20").contains(new CardNumber("2000000000016")))
                .isFalse();
        assertThat(new NumberForm.Luhn("9643", 16).contains(new CardNumber("9643000000000013")))
                .isFalse();
        assertThat(new NumberForm.Mask("GC-####!").contains(new CardNumber("GC-00019")))
                .isFalse();
        assertThat(new NumberForm.Mask("GC-####!").contains(new CardNumber("GC-0001")))
                .isFalse();
    }

    @Test
    void noNumberComesTwice() {
        NumberForm form = new NumberForm.Mask("A##@!");
        Set<CardNumber> seen = new HashSet<>();
        for (long index = 0; index < form.capacity(); index++) {
            assertThat(seen.add(form.at(index))).isTrue();
        }
        assertThat(seen).hasSize(3_200);
    }

    @Test
    void rangesOverlapWhereANumberOfOneWouldFitTheOther() {
        NumberPattern twenty = new NumberForm.Ean13("20").pattern();
        assertThat(twenty.overlaps(new NumberForm.Ean13("2012").pattern())).isTrue();
        assertThat(twenty.overlaps(new NumberForm.Ean13("21").pattern())).isFalse();
        assertThat(twenty.overlaps(NumberPattern.ofEan13("200"))).isTrue();
        // As long as an EAN-13, and a digit wrong in the one may be right in the other.
        assertThat(twenty.overlaps(new NumberForm.Mask("20#########!").pattern()))
                .isFalse();
        assertThat(twenty.overlaps(new NumberForm.Mask("20##########!").pattern()))
                .isTrue();
        assertThat(new NumberForm.Luhn("9643", 16).pattern().overlaps(new NumberForm.Luhn("9643", 17).pattern()))
                .isFalse();
        assertThat(new NumberForm.Mask("GC-####").pattern().overlaps(new NumberForm.Mask("GC-@@@@").pattern()))
                .isTrue();
        assertThat(new NumberForm.Mask("GC-####").pattern().overlaps(new NumberForm.Mask("GD-@@@@").pattern()))
                .isFalse();
    }

    @Test
    void whatIsNoFormCannotBeWritten() {
        for (String prefix : List.of("2", "19", "30", "2A", "2012345678", "")) {
            assertThatThrownBy(() -> new NumberForm.Ean13(prefix)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new NumberForm.Luhn("9643", 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NumberForm.Luhn("9643", 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NumberForm.Luhn("96430", 8)).isInstanceOf(IllegalArgumentException.class);
        for (String mask : List.of("###", "A##", "a###", "A####!1", "-####", "A ####", "################", "A___")) {
            assertThatThrownBy(() -> new NumberForm.Mask(mask)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void numbersLikeThoseOfBankCardsAreKnown() {
        assertThat(NumberForm.Luhn.looksLikeBankCards("4", 16)).isTrue();
        assertThat(NumberForm.Luhn.looksLikeBankCards("", 16)).isTrue();
        assertThat(NumberForm.Luhn.looksLikeBankCards("9643", 16)).isFalse();
        assertThat(NumberForm.Luhn.looksLikeBankCards("4", 12)).isFalse();
    }
}
