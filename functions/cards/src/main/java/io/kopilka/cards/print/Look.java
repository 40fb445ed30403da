package io.kopilka.cards.print;

import io.kopilka.accounts.card.CardKindSettings;
import io.kopilka.accounts.card.Validity;
import io.kopilka.domain.card.NumberForm;
import io.kopilka.domain.identity.CardBatchId;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the cards of a batch have in common.
///
/// @param shop the tenant's name
/// @param kind the card kind's name
/// @param form how the cards are numbered, which says what bar code they have
/// @param language of everything on them
public record Look(
        CardBatchId batch, Text shop, Text kind, CardKindSettings settings, NumberForm form, Language language) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    String shopName() {
        return shop.in(language);
    }

    String kindName() {
        return kind.in(language);
    }

    List<String> wording() {
        return settings.design().wording().stream()
                .map(line -> line.in(language))
                .toList();
    }

    /// Until when the card is good, where that is the same for all.
    Optional<String> goodUntil() {
        return settings.validity() instanceof Validity.Until(var last)
                ? Optional.of(new Text("до ", "until ").in(language) + DAY.format(last))
                : Optional.empty();
    }

    /// What stands under a sheet.
    String footer(int first, int last, int sheet, int sheets) {
        return new Text("Партия ", "Batch ").in(language)
                + batch.value()
                + new Text(" · карты ", " · cards ").in(language)
                + first
                + "–"
                + last
                + new Text(" · лист ", " · sheet ").in(language)
                + sheet
                + new Text(" из ", " of ").in(language)
                + sheets;
    }
}
