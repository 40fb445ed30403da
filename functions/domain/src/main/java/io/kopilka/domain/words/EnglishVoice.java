package io.kopilka.domain.words;

import io.kopilka.domain.pricing.Prompt;
import io.kopilka.domain.pricing.SkippedOffer;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.text.Text;
import io.kopilka.domain.words.Names.Thing;
import java.util.List;

/// English, as it is read aloud in a shop.
final class EnglishVoice implements Voice {
    private final Vocabulary vocabulary;
    private final EnglishFigures figures;
    private final EnglishConditions conditions;
    private final EnglishEffects effects;
    private final EnglishReasons reasons;

    EnglishVoice(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        figures = new EnglishFigures(vocabulary.ruleset().currency());
        EnglishPeriods periods = new EnglishPeriods(figures);
        EnglishGoods goods = new EnglishGoods(vocabulary, figures);
        conditions = new EnglishConditions(vocabulary, figures, goods, periods);
        effects = new EnglishEffects(vocabulary, figures, goods, periods);
        reasons = new EnglishReasons(vocabulary, figures, goods, periods, conditions, effects);
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
        return effects.benefit(offer.effect());
    }

    @Override
    public String prompt(Prompt prompt) {
        return switch (prompt) {
            case Prompt.IssueCard(var kind) ->
                "Give the customer a card: " + EnglishFigures.quoted(kind.name().in(vocabulary.language())) + ".";
            case Prompt.RedeemReduced(var asked, var redeemed) ->
                redeemed.isPositive()
                        ? "Points can pay only a part: " + figures.points(redeemed) + " instead of "
                                + figures.points(asked) + "."
                        : "No points can be redeemed on this receipt, though the customer asked for "
                                + figures.points(asked) + ".";
            case Prompt.GiveGift(var offer, var sku, var quantity) ->
                "A gift from the offer " + EnglishFigures.quoted(offer.name().in(vocabulary.language()))
                        + ": hand out "
                        + figures.units(quantity) + " of "
                        + EnglishFigures.quoted(vocabulary.of(Thing.PRODUCT, sku)) + ".";
            case Prompt.ShowMessage message -> message.text().in(vocabulary.language());
            case Prompt.Forbidden forbidden -> {
                Text text = forbidden.text();
                yield text == null ? cannotSell(forbidden.lines()) : text.in(vocabulary.language());
            }
        };
    }

    private static String cannotSell(List<String> lines) {
        return (lines.size() == 1 ? "Line " : "Lines ") + EnglishFigures.and(lines) + " cannot be sold now.";
    }
}
