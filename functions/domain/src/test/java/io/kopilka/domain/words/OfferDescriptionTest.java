package io.kopilka.domain.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Period;
import io.kopilka.domain.ruleset.PeriodUnit;
import io.kopilka.domain.ruleset.Value;
import io.kopilka.domain.text.Language;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What offers say of themselves, against sentences that have been read through.
class OfferDescriptionTest {
    @Test
    void everyOfferOfTheProgrammeDescribesItselfInRussian() {
        GoldenFile.compare("descriptions.ru.txt", described(Language.RU));
    }

    @Test
    void everyOfferOfTheProgrammeDescribesItselfInEnglish() {
        GoldenFile.compare("descriptions.en.txt", described(Language.EN));
    }

    @Test
    void everyOfferNamesItsBenefitInRussian() {
        GoldenFile.compare("benefits.ru.txt", benefits(Language.RU));
    }

    @Test
    void everyOfferNamesItsBenefitInEnglish() {
        GoldenFile.compare("benefits.en.txt", benefits(Language.EN));
    }

    @Test
    void theProgrammeUsesEveryKindAndEveryFieldOfOffers() throws ReflectiveOperationException {
        Set<String> used = new TreeSet<>();
        for (Offer offer : Programme.offers()) {
            collect(offer, used);
        }

        Set<String> missing = new TreeSet<>();
        Stream.of(
                        Effect.class,
                        Condition.class,
                        Value.class,
                        Value.Measure.class,
                        Value.Each.class,
                        Period.class,
                        Offer.LineWhen.class,
                        Effect.BundleItem.class,
                        Condition.Purchases.Count.class)
                .flatMap(OfferDescriptionTest::records)
                .forEach(kind -> Stream.of(kind.getRecordComponents())
                        .map(field -> kind.getName() + "." + field.getName())
                        .filter(field -> !used.contains(field))
                        .forEach(missing::add));
        Stream.of(PeriodUnit.values())
                .filter(unit -> !used.contains(unit.name()))
                .forEach(unit -> missing.add(unit.name()));
        for (RecordComponent field : Offer.class.getRecordComponents()) {
            if (!used.contains(Offer.class.getName() + "." + field.getName())) {
                missing.add(field.getName());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(Programme.offers()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @Test
    void withoutNamesThingsAreCalledByTheirIds() {
        Offer offer = OfferBuilder.offer("x", new Effect.IssueCoupon("autumn"))
                .on("unknown")
                .build();

        assertThat(OfferDescription.describe(offer, Shop.ruleset(), Language.RU))
                .isEqualTo("Купон «autumn» за покупку товаров «unknown».");
        assertThat(OfferDescription.describe(offer, Shop.ruleset(), Language.EN))
                .isEqualTo("Coupon ‘autumn’ for buying goods in ‘unknown’.");
    }

    @Test
    void otherCurrenciesAreWrittenAsTheirReadersKnowThem() {
        Offer offer = OfferBuilder.offer("x", new Effect.AmountOff(Shop.fixed(Shop.kopecks(1_234_500))))
                .perReceipt(Shop.kopecks(1_050))
                .build();

        assertThat(OfferDescription.describe(offer, Shop.ruleset("GBP", null), Language.EN))
                .isEqualTo("£12,345 off the whole purchase, no more than £10.50 a receipt.");
        assertThat(OfferDescription.describe(offer, Shop.ruleset("JPY", null), Language.EN))
                .isEqualTo("¥1,234,500 off the whole purchase, no more than ¥1,050 a receipt.");
        assertThat(OfferDescription.describe(offer, Shop.ruleset("KWD", null), Language.EN))
                .isEqualTo("KWD\u00a01,234.500 off the whole purchase, no more than KWD\u00a01.050 a receipt.");
        assertThat(OfferDescription.describe(offer, Shop.ruleset("KWD", null), Language.RU))
                .isEqualTo("Скидка 1\u00a0234,500\u00a0KWD на всю покупку, не больше 1,050\u00a0KWD на чек.");
    }

    @Test
    void aConditionNestedAThousandDeepIsTold() {
        Condition condition = Shop.paid("cash");
        for (int depth = 0; depth < 1_000; depth++) {
            condition = depth % 2 == 0 ? Shop.not(condition) : Shop.all(condition);
        }
        Offer offer = OfferBuilder.offer("x", new Effect.PercentOff(Shop.fixed(Shop.percent(5))))
                .when(condition)
                .build();

        assertThat(OfferDescription.describe(offer, Shop.ruleset(), Language.RU))
                .isEqualTo("Скидка 5\u00a0% на всю покупку при оплате наличными.");
    }

    private static Map<String, String> described(Language language) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Offer offer : Programme.offers()) {
            sentences.put(offer.id(), OfferDescription.describe(offer, Shop.ruleset(), Shop.CALLED, language));
        }
        return sentences;
    }

    private static Map<String, String> benefits(Language language) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Offer offer : Programme.offers()) {
            if (offer.when() == null) {
                sentences.put(offer.id(), Benefit.of(offer, Shop.ruleset(), Shop.CALLED, language));
            }
        }
        return sentences;
    }

    private static Stream<Class<?>> records(Class<?> kind) {
        return kind.isSealed()
                ? Stream.of(kind.getPermittedSubclasses()).flatMap(OfferDescriptionTest::records)
                : Stream.of(kind);
    }

    /// Collects the fields that hold something, and the enum constants.
    private static void collect(Object thing, Set<String> used) throws ReflectiveOperationException {
        switch (thing) {
            case null -> {}
            case Collection<?> things -> {
                for (Object inner : things) {
                    collect(inner, used);
                }
            }
            case Enum<?> constant -> used.add(constant.name());
            case Record tuple -> {
                for (RecordComponent field : tuple.getClass().getRecordComponents()) {
                    field.getAccessor().setAccessible(true);
                    Object value = field.getAccessor().invoke(tuple);
                    if (value != null) {
                        used.add(tuple.getClass().getName() + "." + field.getName());
                    }
                    collect(value, used);
                }
            }
            default -> used.add(thing.getClass().getName());
        }
    }
}
