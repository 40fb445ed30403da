package io.kopilka.domain.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.pricing.Prompt;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the cashier is told.
class PromptTextTest {
    private static final Offer OFFER =
            OfferBuilder.offer("Осень", new Effect.Forbid(null)).build();

    @Test
    void aCardIsHandedOut() {
        assertSays(
                new Prompt.IssueCard(Shop.cardKind("gold", "Золотая", "Gold")),
                "Выдайте покупателю карту «Золотая».",
                "Give the customer a card: ‘Gold’.");
    }

    @Test
    void fewerPointsAreRedeemedThanWereAskedFor() {
        assertSays(
                new Prompt.RedeemReduced(Shop.points(151), Shop.points(102)),
                "Баллами можно оплатить только часть: вместо 151 балла спишем 102 балла.",
                "Points can pay only a part: 102 points instead of 151 points.");
        assertSays(
                new Prompt.RedeemReduced(Shop.points(21), Shop.points(0)),
                "Списать баллы на этом чеке нельзя, хотя покупатель просил 21 балл.",
                "No points can be redeemed on this receipt, though the customer asked for 21 points.");
    }

    @Test
    void aGiftIsHandedOut() {
        assertSays(
                new Prompt.GiveGift(OFFER, "gift-1", Shop.units(1)),
                "Подарок по предложению «Осень»: выдайте 1 единицу товара «Термокружка».",
                "A gift from the offer ‘Осень’: hand out 1 unit of ‘Travel mug’.");
    }

    @Test
    void aMessageIsShownAsItIs() {
        assertSays(
                new Prompt.ShowMessage(OFFER, new Text("Предложите крем", "Offer shoe cream")),
                "Предложите крем",
                "Offer shoe cream");
    }

    @Test
    void linesThatMayNotBeSoldAreNamedWhereTheShopSaysNothing() {
        assertSays(
                new Prompt.Forbidden(OFFER, null, List.of("1")),
                "Сейчас нельзя продать строку № 1.",
                "Line 1 cannot be sold now.");
        assertSays(
                new Prompt.Forbidden(OFFER, null, List.of("1", "3", "4")),
                "Сейчас нельзя продать строки № 1, № 3 и № 4.",
                "Lines 1, 3 and 4 cannot be sold now.");
        assertSays(
                new Prompt.Forbidden(OFFER, new Text("Ночью не продаём", "Not at night"), List.of("1")),
                "Ночью не продаём",
                "Not at night");
    }

    private static void assertSays(Prompt prompt, String russian, String english) {
        assertThat(PromptText.of(prompt, Shop.ruleset(), Shop.CALLED, Language.RU)
                        .replace('\u00a0', ' '))
                .isEqualTo(russian);
        assertThat(PromptText.of(prompt, Shop.ruleset(), Shop.CALLED, Language.EN)
                        .replace('\u00a0', ' '))
                .isEqualTo(english);
    }
}
