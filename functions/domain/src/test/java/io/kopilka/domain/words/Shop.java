package io.kopilka.domain.words;

import io.kopilka.domain.number.Money;
import io.kopilka.domain.number.Percent;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.number.Quantity;
import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Accumulation;
import io.kopilka.domain.ruleset.Accumulation.Measured;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.domain.ruleset.Combination;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Condition.Schedule.Window;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Range;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Segment;
import io.kopilka.domain.ruleset.Tier;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.text.Text;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A shop whose offers the tests tell: its goods, levels and cards, and short words for figures and conditions.
final class Shop {
    static final Period LIFETIME = new Period.Lifetime();
    static final Period LAST_PURCHASE = new Period.PreviousPurchase();

    private static final Map<String, Text> NAMES = Map.of(
            "sto_1", new Text("Центральный", "Central"),
            "sto_2", new Text("Вокзальный", "Station"),
            "mums", new Text("Мамы", "Mums"),
            "new", new Text("Новички", "Newcomers"),
            "autumn", new Text("Осень", "Autumn"),
            "cup", new Text("Шестая чашка", "Sixth cup"),
            "car", new Text("Автомобиль", "Car"),
            "gift-1", new Text("Термокружка", "Travel mug"),
            "staff", new Text("Для сотрудников", "Staff"),
            "sbp", new Text("СБП", "FPS"));

    /// The names that the shop keeps outside the ruleset.
    static final Names CALLED = (_, id) -> NAMES.getOrDefault(id, Text.of(id));

    private Shop() {}

    static Ruleset ruleset() {
        return ruleset("RUB", null);
    }

    static Ruleset ruleset(String currency, Combination.@Nullable Group tree) {
        return new Ruleset(
                Currency.getInstance(currency),
                List.of(
                        segment("shoes", "Обувь", "Shoes"),
                        segment("coffee", "Кофе", "Coffee"),
                        segment("tea", "Чай", "Tea"),
                        segment("tobacco", "Табак", "Tobacco")),
                List.of(),
                tree,
                List.of(),
                null,
                tree,
                List.of(tier("silver", "Серебро", "Silver"), tier("gold", "Золото", "Gold")),
                List.of(cardKind("gold", "Золотая", "Gold"), cardKind("till", "Кассовая", "Till")),
                null);
    }

    private static Segment segment(String id, String russian, String english) {
        return new Segment(id, new Text(russian, english), null, null);
    }

    private static Tier tier(String id, String russian, String english) {
        return new Tier(
                id,
                new Text(russian, english),
                new Accumulation(null, LIFETIME, Measured.MONEY),
                Money.ofMinor(1_000_000),
                30);
    }

    static CardKind cardKind(String id, String russian, String english) {
        return new CardKind(id, new Text(russian, english), true, null);
    }

    /// Money in minor units, written as 1_990_50 for 1 990,50.
    static Money kopecks(long minor) {
        return Money.ofMinor(minor);
    }

    static Money roubles(long roubles) {
        return Money.ofMinor(roubles * 100);
    }

    static Percent percent(long whole) {
        return Percent.whole(whole);
    }

    static Points points(long whole) {
        return Points.whole(whole);
    }

    static Quantity units(long whole) {
        return Quantity.whole(whole);
    }

    static Quantity thousandths(long thousandths) {
        return Quantity.ofThousandths(thousandths);
    }

    static <T extends Scaled> Value<T> fixed(T value) {
        return new Value.Fixed<>(value);
    }

    static <T extends Scaled> Value<T> each(T value, Value.Each each) {
        return new Value.PerEach<>(value, each);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T extends Scaled> Value<T> scale(Value.Measure by, Value.Step<T>... steps) {
        return new Value.Scale<>(by, List.of(steps));
    }

    static <T extends Scaled> Value.Step<T> step(Scaled from, T value) {
        return new Value.Step<>(from, value);
    }

    static Accumulation money(@Nullable String segment, Period period) {
        return new Accumulation(segment, period, Measured.MONEY);
    }

    static Accumulation quantity(@Nullable String segment, Period period) {
        return new Accumulation(segment, period, Measured.QUANTITY);
    }

    static Period current(PeriodUnit unit) {
        return new Period.Current(unit);
    }

    static Period previous(PeriodUnit unit) {
        return new Period.Previous(unit);
    }

    static Period rolling(int days) {
        return new Period.Rolling(days);
    }

    static Condition total(long fromRoubles) {
        return new Condition.ReceiptTotal(Range.atLeast(roubles(fromRoubles)), null);
    }

    static Condition spent(Accumulation accumulation, Scaled atLeast) {
        return new Condition.Accumulated(accumulation, atLeast, null, false);
    }

    static Condition paid(String... kinds) {
        return new Condition.Payment(Set.of(kinds));
    }

    static Condition tiers(String... ids) {
        return new Condition.Tiers(Set.of(ids));
    }

    static Condition cards(String... ids) {
        return new Condition.CardKinds(Set.of(ids));
    }

    static Condition all(Condition... conditions) {
        return new Condition.All(List.of(conditions));
    }

    static Condition any(Condition... conditions) {
        return new Condition.Any(List.of(conditions));
    }

    static Condition not(Condition condition) {
        return new Condition.Not(condition);
    }

    static Condition schedule(Window... windows) {
        return new Condition.Schedule(List.of(windows));
    }

    static Condition sundayMorning() {
        return schedule(window("08:00", "12:00", DayOfWeek.SUNDAY));
    }

    /// Hours of days; every day where none is named, and to the day's end where `to` is empty.
    static Window window(String from, String to, DayOfWeek... days) {
        return new Window(
                Set.copyOf(Arrays.asList(days)), LocalTime.parse(from), to.isEmpty() ? null : LocalTime.parse(to));
    }
}
