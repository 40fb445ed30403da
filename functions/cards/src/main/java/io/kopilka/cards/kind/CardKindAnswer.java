package io.kopilka.cards.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.card.CardKindDocument;
import io.kopilka.accounts.card.CardKindSettings;
import io.kopilka.accounts.card.CardKinds;
import io.kopilka.accounts.number.NumberPlan;
import io.kopilka.accounts.number.NumberRange;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.wire.Localized;
import java.util.Optional;

/// A card kind as the contract shows it: what the ruleset says of it, and how it is printed and numbered.
final class CardKindAnswer {

    private CardKindAnswer() {}

    /// @param inRuleset empty where the ruleset in force no longer names the kind
    static ObjectNode json(String id, Optional<CardKind> inRuleset, CardKinds.Stored stored, NumberPlan plan) {
        CardKindSettings settings = stored.settings();
        ObjectNode answer = Json.object().put("id", id);
        inRuleset.ifPresentOrElse(
                kind -> answer.put("inRuleset", true)
                        .put("personal", kind.personal())
                        .set("name", Localized.json(kind.name())),
                () -> answer.put("inRuleset", false).putNull("personal").put("name", id));
        answer.setAll(CardKindDocument.write(settings));
        settings.numbers()
                .flatMap(plan::of)
                .ifPresentOrElse(range -> answer.set("range", range(range)), () -> answer.putNull("range"));
        return answer;
    }

    /// How far a range is used up.
    static ObjectNode range(NumberRange range) {
        return Json.object()
                .put("id", range.id().value())
                .put("drawn", range.drawn())
                .put("left", range.left());
    }
}
