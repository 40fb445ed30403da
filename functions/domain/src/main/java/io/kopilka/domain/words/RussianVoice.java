package io.kopilka.domain.words;

import static io.kopilka.domain.words.RussianNoun.Case.NOMINATIVE;

import io.kopilka.domain.pricing.Prompt;
import io.kopilka.domain.pricing.SkippedOffer;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.text.Text;
import io.kopilka.domain.words.Names.Thing;
import java.util.List;

/// Russian, as it is read aloud in a shop.
final class RussianVoice implements Voice {
    private final Vocabulary vocabulary;
    private final RussianFigures figures;
    private final RussianConditions conditions;
    private final RussianEffects effects;
    private final RussianReasons reasons;

    RussianVoice(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        figures = new RussianFigures(vocabulary.ruleset().currency());
        RussianPeriods periods = new RussianPeriods(figures);
        RussianGoods goods = new RussianGoods(vocabulary, figures);
        conditions = new RussianConditions(vocabulary, figures, goods, periods);
        effects = new RussianEffects(vocabulary, figures, goods, periods);
        reasons = new RussianReasons(vocabulary, figures, goods, periods, conditions, effects);
    }

    @Override
    public String describe(Offer offer) {
        String caps = effects.caps(offer.caps());
        String scale = effects.scale(offer.effect());
        return effects.onGoods(offer.effect(), Extent.of(offer))
                + conditions.all(offer.when())
                + (caps.isEmpty() ? "" : ", " + caps)
                + "."
                + (scale.isEmpty() ? "" : " " + scale);
    }

    @Override
    public String explain(SkippedOffer skipped) {
        return reasons.explain(skipped);
    }

    @Override
    public String benefit(Offer offer) {
        return effects.benefit(offer.effect(), NOMINATIVE);
    }

    @Override
    public String prompt(Prompt prompt) {
        return switch (prompt) {
            case Prompt.IssueCard(var kind) ->
                "Выдайте покупателю карту " + RussianFigures.quoted(kind.name().in(vocabulary.language())) + ".";
            case Prompt.RedeemReduced(var asked, var redeemed) ->
                redeemed.isPositive()
                        ? "Баллами можно оплатить только часть: вместо "
                                + figures.points(asked, RussianNoun.Case.GENITIVE)
                                + " спишем "
                                + figures.points(redeemed, NOMINATIVE)
                                + "."
                        : "Списать баллы на этом чеке нельзя, хотя покупатель просил "
                                + figures.points(asked, NOMINATIVE)
                                + ".";
            case Prompt.GiveGift(var offer, var sku, var quantity) ->
                "Подарок по предложению " + RussianFigures.quoted(offer.name().in(vocabulary.language())) + ": выдайте "
                        + figures.units(quantity, RussianNoun.Case.ACCUSATIVE)
                        + " товара "
                        + RussianFigures.quoted(vocabulary.of(Thing.PRODUCT, sku))
                        + ".";
            case Prompt.ShowMessage message -> message.text().in(vocabulary.language());
            case Prompt.Forbidden forbidden -> {
                Text text = forbidden.text();
                yield text == null ? cannotSell(forbidden.lines()) : text.in(vocabulary.language());
            }
        };
    }

    private static String cannotSell(List<String> lines) {
        List<String> numbered =
                lines.stream().map(line -> "№" + Digits.NO_BREAK_SPACE + line).toList();
        return (lines.size() == 1 ? "Сейчас нельзя продать строку " : "Сейчас нельзя продать строки ")
                + RussianFigures.and(numbered) + ".";
    }
}
