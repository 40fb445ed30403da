package io.kopilka.domain.words;

import io.kopilka.domain.number.Scaled;
import io.kopilka.domain.ruleset.Condition;
import io.kopilka.domain.ruleset.Effect;
import io.kopilka.domain.ruleset.Offer;
import io.kopilka.domain.ruleset.Offer.Caps;
import io.kopilka.domain.ruleset.Offer.LineWhen;
import io.kopilka.domain.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Offers for tests, field by field; what is not said is absent.
final class OfferBuilder {
    private final String id;
    private final Effect effect;
    private @Nullable String scope;
    private @Nullable LineWhen lineWhen;
    private @Nullable Condition when;
    private @Nullable Scaled perLine;
    private @Nullable Scaled perReceipt;
    private int priority;

    private OfferBuilder(String id, Effect effect) {
        this.id = id;
        this.effect = effect;
    }

    static OfferBuilder offer(String id, Effect effect) {
        return new OfferBuilder(id, effect);
    }

    OfferBuilder on(String segment) {
        scope = segment;
        return this;
    }

    OfferBuilder lines(LineWhen lines) {
        lineWhen = lines;
        return this;
    }

    /// All of the conditions must hold.
    OfferBuilder when(Condition... conditions) {
        when = conditions.length == 1 ? conditions[0] : new Condition.All(List.of(conditions));
        return this;
    }

    OfferBuilder perLine(Scaled cap) {
        perLine = cap;
        return this;
    }

    OfferBuilder perReceipt(Scaled cap) {
        perReceipt = cap;
        return this;
    }

    OfferBuilder priority(int number) {
        priority = number;
        return this;
    }

    Offer build() {
        return new Offer(id, Text.of(id), scope, lineWhen, priority, when, effect, new Caps(perLine, perReceipt));
    }
}
