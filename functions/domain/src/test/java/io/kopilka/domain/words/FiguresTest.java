package io.kopilka.domain.words;

import static io.kopilka.domain.words.RussianNoun.Case.ACCUSATIVE;
import static io.kopilka.domain.words.RussianNoun.Case.GENITIVE;
import static io.kopilka.domain.words.RussianNoun.Case.NOMINATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.text.Language;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.Currency;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures, plural forms and cases.
class FiguresTest {
    private static final Figures RUSSIAN = new Figures(Currency.getInstance("RUB"), Language.RU);
    private static final Figures ENGLISH = new Figures(Currency.getInstance("RUB"), Language.EN);

    @ParameterizedTest
    @CsvSource({
        "0, 0 баллов, 0 баллов, 0 points",
        "10000, 1 балл, 1 балла, 1 point",
        "20000, 2 балла, 2 баллов, 2 points",
        "40000, 4 балла, 4 баллов, 4 points",
        "50000, 5 баллов, 5 баллов, 5 points",
        "110000, 11 баллов, 11 баллов, 11 points",
        "120000, 12 баллов, 12 баллов, 12 points",
        "140000, 14 баллов, 14 баллов, 14 points",
        "210000, 21 балл, 21 балла, 21 points",
        "220000, 22 балла, 22 баллов, 22 points",
        "1010000, 101 балл, 101 балла, 101 points",
        "1110000, 111 баллов, 111 баллов, 111 points",
        "1120000, 112 баллов, 112 баллов, 112 points",
        "10010000, 1 001 балл, 1 001 балла, '1,001 points'",
        "15000, '1,5 балла', '1,5 балла', 1.5 points",
        "51, '0,0051 балла', '0,0051 балла', 0.0051 points",
        "-10000, −1 балл, −1 балла, −1 points"
    })
    void pointsTakeTheFormThatTheirNumberAsksFor(long units, String nominative, String genitive, String english) {
        RussianFigures russian = new RussianFigures(Currency.getInstance("RUB"));
        Points points = Points.ofUnits(units);

        assertThat(plain(russian.points(points, NOMINATIVE))).isEqualTo(nominative);
        assertThat(plain(russian.points(points, GENITIVE))).isEqualTo(genitive);
        assertThat(plain(ENGLISH.points(points))).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 покупка, 1 покупки, 1 покупку",
        "2, 2 покупки, 2 покупок, 2 покупки",
        "5, 5 покупок, 5 покупок, 5 покупок",
        "11, 11 покупок, 11 покупок, 11 покупок",
        "21, 21 покупка, 21 покупки, 21 покупку",
        "104, 104 покупки, 104 покупок, 104 покупки"
    })
    void purchasesAreCountedInEachCase(long number, String nominative, String genitive, String accusative) {
        RussianFigures russian = new RussianFigures(Currency.getInstance("RUB"));

        assertThat(plain(russian.count(number, RussianNoun.PURCHASE, NOMINATIVE)))
                .isEqualTo(nominative);
        assertThat(plain(russian.count(number, RussianNoun.PURCHASE, GENITIVE))).isEqualTo(genitive);
        assertThat(plain(russian.count(number, RussianNoun.PURCHASE, ACCUSATIVE)))
                .isEqualTo(accusative);
    }

    @Test
    void timesArePluralizedInTheirOwnWay() {
        RussianFigures russian = new RussianFigures(Currency.getInstance("RUB"));

        assertThat(Stream.of(1, 2, 5, 21).map(n -> plain(russian.count(n, RussianNoun.TIME, NOMINATIVE))))
                .containsExactly("1 раз", "2 раза", "5 раз", "21 раз");
        assertThat(Stream.of(1, 2, 5, 21).map(n -> plain(russian.count(n, RussianNoun.TIME, GENITIVE))))
                .containsExactly("1 раза", "2 раз", "5 раз", "21 раза");
        assertThat(Stream.of(1, 2, 5, 21).map(EnglishFigures::times).map(FiguresTest::plain))
                .containsExactly("once", "twice", "5 times", "21 times");
    }

    @Test
    void moneyShowsKopecksOnlyWhereThereAreAny() {
        assertThat(RUSSIAN.money(Money.ofMinor(1_000_000))).isEqualTo("10\u00a0000\u00a0₽");
        assertThat(RUSSIAN.money(Money.ofMinor(199_050))).isEqualTo("1\u00a0990,50\u00a0₽");
        assertThat(RUSSIAN.money(Money.ofMinor(5))).isEqualTo("0,05\u00a0₽");
        assertThat(RUSSIAN.money(Money.ZERO)).isEqualTo("0\u00a0₽");
        assertThat(RUSSIAN.money(Money.ofMinor(-150))).isEqualTo("−1,50\u00a0₽");
        assertThat(RUSSIAN.money(Money.ofMinor(Long.MAX_VALUE)))
                .isEqualTo("92\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,07\u00a0₽");
        assertThat(RUSSIAN.money(Money.ofMinor(Long.MIN_VALUE)))
                .isEqualTo("−92\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,08\u00a0₽");
        assertThat(ENGLISH.money(Money.ofMinor(199_050))).isEqualTo("1,990.50\u00a0₽");
    }

    @ParameterizedTest
    @CsvSource({
        "GBP, 1050, '10,50 £', £10.50",
        "USD, 100000, 1 000 $, '$1,000'",
        "EUR, -50, '−0,50 €', −€0.50",
        "JPY, 155, 155 ¥, ¥155",
        "KWD, 1500, '1,500 KWD', KWD 1.500",
        "KWD, 2000, 2 KWD, KWD 2",
        "KZT, 50000, 500 ₸, ₸500",
        "CNY, 1000, 10 CNY, CNY 10"
    })
    void currenciesHaveTheirSignsAndDigits(String currency, long minor, String russian, String english) {
        Money money = Money.ofMinor(minor);

        assertThat(plain(new Figures(Currency.getInstance(currency), Language.RU).money(money)))
                .isEqualTo(russian);
        assertThat(plain(new Figures(Currency.getInstance(currency), Language.EN).money(money)))
                .isEqualTo(english);
    }

    @Test
    void percentsStandApartInRussianOnly() {
        assertThat(RUSSIAN.percent(Percent.whole(5))).isEqualTo("5\u00a0%");
        assertThat(RUSSIAN.percent(Percent.ofUnits(125_000))).isEqualTo("12,5\u00a0%");
        assertThat(ENGLISH.percent(Percent.ofUnits(125_000))).isEqualTo("12.5%");
    }

    @Test
    void quantitiesDaysPurchasesAndReceiptsAreCounted() {
        assertThat(plain(RUSSIAN.units(Quantity.ofThousandths(500)))).isEqualTo("0,5 единицы");
        assertThat(plain(RUSSIAN.units(Quantity.whole(21)))).isEqualTo("21 единица");
        assertThat(plain(ENGLISH.units(Quantity.ofThousandths(1_000)))).isEqualTo("1 unit");
        assertThat(plain(ENGLISH.units(Quantity.ofThousandths(734)))).isEqualTo("0.734 units");
        assertThat(plain(RUSSIAN.days(3))).isEqualTo("3 дня");
        assertThat(plain(ENGLISH.days(1))).isEqualTo("1 day");
        assertThat(plain(RUSSIAN.purchases(5))).isEqualTo("5 покупок");
        assertThat(plain(ENGLISH.purchases(5))).isEqualTo("5 purchases");
        assertThat(plain(RUSSIAN.receipts(22))).isEqualTo("22 чека");
        assertThat(plain(ENGLISH.receipts(22))).isEqualTo("22 receipts");
    }

    @Test
    void datesAndTimesAreThoseOfSpeech() {
        assertThat(plain(RUSSIAN.date(LocalDate.of(2027, 3, 5)))).isEqualTo("5 марта 2027 года");
        assertThat(plain(ENGLISH.date(LocalDate.of(2027, 3, 5)))).isEqualTo("5 March 2027");
        assertThat(RUSSIAN.time(LocalTime.of(8, 5))).isEqualTo("8:05");
        assertThat(ENGLISH.time(LocalTime.of(20, 0, 30))).isEqualTo("20:00:30");
        assertThat(Stream.of(Month.values())
                        .map(month -> LocalDate.of(2027, month, 1))
                        .map(RUSSIAN::date)
                        .map(date -> plain(date).replaceAll("[0-9 ]+|года", "")))
                .containsExactly(
                        "января",
                        "февраля",
                        "марта",
                        "апреля",
                        "мая",
                        "июня",
                        "июля",
                        "августа",
                        "сентября",
                        "октября",
                        "ноября",
                        "декабря");
    }

    @Test
    void ordinalsEndAsTheirNumbersDo() {
        assertThat(Stream.of(1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111).map(EnglishFigures::ordinal))
                .containsExactly("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "103rd", "111th");
    }

    @Test
    void quotesWithinQuotesAreOtherOnes() {
        assertThat(RussianFigures.quoted("Кафе «Чайка»")).isEqualTo("«Кафе „Чайка“»");
        assertThat(EnglishFigures.quoted("Café ‘Gull’")).isEqualTo("‘Café “Gull”’");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
