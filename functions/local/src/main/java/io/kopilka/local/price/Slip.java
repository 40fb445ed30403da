package io.kopilka.local.price;

import io.kopilka.domain.customer.Buyer;
import io.kopilka.domain.number.Money;
import io.kopilka.domain.pricing.AppliedOffer;
import io.kopilka.domain.pricing.AppliedOffer.Gain;
import io.kopilka.domain.pricing.PricedLine;
import io.kopilka.domain.pricing.PricedReceipt;
import io.kopilka.domain.pricing.Prompt;
import io.kopilka.domain.pricing.SkippedOffer;
import io.kopilka.domain.receipt.Receipt;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.domain.ruleset.Ruleset;
import io.kopilka.domain.ruleset.Tier;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.domain.words.Figures;
import io.kopilka.domain.words.OfferDescription;
import io.kopilka.domain.words.PromptText;
import io.kopilka.domain.words.SkipReason;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A priced receipt as a good cashier would tell it: what is to be paid and why, and on request what was not given and
/// how far away it is.
public final class Slip {

    private static final int WIDEST_NAME = 40;

    private final Ruleset ruleset;
    private final Receipt receipt;
    private final Buyer buyer;
    private final Map<String, String> names;
    private final Language language;
    private final Figures figures;
    private final ColumnFigures columns;

    /// What stands around the figures.
    ///
    /// @param names what lines are called, by line id; a line without a name goes by its sku
    public Slip(Ruleset ruleset, Receipt receipt, Buyer buyer, Map<String, String> names, Language language) {
        this.ruleset = ruleset;
        this.receipt = receipt;
        this.buyer = buyer;
        this.names = Map.copyOf(names);
        this.language = language;
        this.figures = new Figures(ruleset.currency(), language);
        this.columns = new ColumnFigures(ruleset.currency(), language);
    }

    /// The lines of text.
    ///
    /// @param explained whether it is told what each offer does, and why others did not apply
    public List<String> lines(PricedReceipt priced, boolean explained) {
        List<String> lines = new ArrayList<>();
        lines.add(moment());
        buyer(priced).ifPresent(lines::add);
        lines.add("");
        lines.addAll(table(priced));
        lines.add("");
        lines.addAll(sums(priced));
        section(lines, say("Сработало:", "Applied:"), applied(priced, explained));
        if (explained) {
            section(
                    lines,
                    say("Не сработало:", "Not applied:"),
                    priced.skipped().stream().map(this::skipped).toList());
        }
        section(
                lines,
                say("Кассиру:", "For the cashier:"),
                priced.prompts().stream().map(this::prompt).toList());
        return lines;
    }

    private static void section(List<String> lines, String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add(title);
            items.forEach(item -> lines.add("  • " + item));
        }
    }

    // Who buys, and when.

    private String moment() {
        Locale locale = language == Language.RU ? Locale.of("ru") : Locale.ENGLISH;
        String day = receipt.at().getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        return day.substring(0, 1).toUpperCase(locale) + day.substring(1) + ", "
                + figures.date(receipt.at().toLocalDate()) + ", "
                + figures.time(receipt.at().toLocalTime());
    }

    private Optional<String> buyer(PricedReceipt priced) {
        return switch (buyer) {
            case Buyer.Anonymous() -> Optional.of(say("Без карты", "Without a card"));
            case Buyer.UniversalCard(String kind) -> Optional.of(say("По карте ", "By card ") + card(kind));
            case Buyer.Customer customer -> Optional.of(customer(customer, priced));
        };
    }

    private String customer(Buyer.Customer customer, PricedReceipt priced) {
        List<String> parts = new ArrayList<>();
        parts.add(say("Покупатель ", "Customer ") + customer.id());
        String kind = customer.cardKind();
        if (kind != null) {
            parts.add(say("карта ", "card ") + card(kind));
        }
        String tier = customer.tier();
        if (tier != null) {
            parts.add(say("уровень ", "tier ") + quoted(tierName(tier)));
        }
        parts.add(say("на счёте ", "has ") + figures.points(priced.balance()));
        return String.join(", ", parts);
    }

    private String card(String kind) {
        String name = ruleset.cardKinds().stream()
                .filter(each -> each.id().equals(kind))
                .map(CardKind::name)
                .map(this::read)
                .findFirst()
                .orElse(kind);
        return quoted(name);
    }

    private String tierName(String id) {
        return ruleset.tiers().stream()
                .filter(tier -> tier.id().equals(id))
                .map(Tier::name)
                .map(this::read)
                .findFirst()
                .orElse(id);
    }

    // The table.

    private List<String> table(PricedReceipt priced) {
        boolean markedUp = priced.markup().isPositive();
        List<TextTable.Column> titles = new ArrayList<>();
        titles.add(new TextTable.Column("№", true));
        titles.add(new TextTable.Column(say("Товар", "Goods"), false));
        titles.add(new TextTable.Column(say("Кол-во", "Qty"), true));
        titles.add(new TextTable.Column(say("Цена", "Price"), true));
        titles.add(new TextTable.Column(say("Сумма", "Amount"), true));
        if (markedUp) {
            titles.add(new TextTable.Column(say("Наценка", "Markup"), true));
        }
        titles.add(new TextTable.Column(say("Скидка", "Discount"), true));
        titles.add(new TextTable.Column(say("Баллами", "By points"), true));
        titles.add(new TextTable.Column(say("Итого", "Total"), true));
        titles.add(new TextTable.Column(say("Начислено", "Earned"), true));
        TextTable table = new TextTable(titles);
        for (PricedLine line : priced.lines()) {
            table.row(row(line, markedUp));
            if (!line.applied().isEmpty()) {
                table.note(line.applied().stream().map(this::onLine).collect(Collectors.joining("; ")));
            }
        }
        table.rule();
        table.row(total(priced, markedUp));
        return table.lines();
    }

    private List<String> row(PricedLine line, boolean markedUp) {
        List<String> cells = new ArrayList<>();
        cells.add(line.line().id());
        cells.add(DisplayWidth.cut(
                names.getOrDefault(line.line().id(), line.line().sku()), WIDEST_NAME));
        cells.add(columns.quantity(line.line().quantity()));
        cells.add(columns.money(line.line().price()));
        cells.add(columns.money(line.amount()));
        if (markedUp) {
            cells.add(columns.on(line.markup()));
        }
        cells.add(columns.off(line.discount()));
        cells.add(columns.off(line.redeemed()));
        cells.add(columns.money(line.total()));
        cells.add(columns.points(line.earned()));
        return cells;
    }

    private List<String> total(PricedReceipt priced, boolean markedUp) {
        List<String> cells = new ArrayList<>(List.of("", say("Всего", "In all"), "", ""));
        cells.add(columns.money(priced.amount()));
        if (markedUp) {
            cells.add(columns.on(priced.markup()));
        }
        cells.add(columns.off(priced.discount()));
        cells.add(columns.off(priced.redeemed()));
        cells.add(columns.money(priced.total()));
        cells.add(columns.points(priced.earned()));
        return cells;
    }

    private String onLine(AppliedOffer applied) {
        String name = read(applied.offer().name());
        return switch (applied.gain()) {
            case Gain.Discounted(var _, Money amount) -> name + " −" + figures.money(amount);
            case Gain.MarkedUp(Money amount) -> name + " +" + figures.money(amount);
            case Gain.Earned(var points) -> name + " +" + figures.points(points);
            case Gain.Notice() -> name;
        };
    }

    // What it comes to.

    private List<String> sums(PricedReceipt priced) {
        List<String> lines = new ArrayList<>();
        lines.add(say("К оплате ", "To pay: ") + figures.money(priced.total()) + ".");
        if (priced.markup().isPositive()) {
            lines.add(say("Наценка ", "Markup: ") + figures.money(priced.markup()) + ".");
        }
        if (priced.discount().isPositive()) {
            String rounding = priced.rounding().isPositive()
                    ? say(", из неё округление ", ", rounding included: ") + figures.money(priced.rounding())
                    : "";
            lines.add(say("Скидка ", "Discount: ") + figures.money(priced.discount()) + rounding + ".");
        }
        if (priced.pointsRedeemed().isPositive()) {
            lines.add(say("Баллами оплачено ", "Paid by points: ") + figures.money(priced.redeemed()) + " ("
                    + figures.points(priced.pointsRedeemed()) + ").");
        } else if (priced.redeemable().isPositive()) {
            lines.add(say("Баллами можно оплатить: ", "Points may pay: ") + figures.points(priced.redeemable()) + ".");
        }
        if (priced.earned().isPositive()) {
            lines.add(say("За покупку начислим ", "This purchase earns ") + figures.points(priced.earned()) + ".");
        }
        return lines;
    }

    // Why.

    private List<String> applied(PricedReceipt priced, boolean explained) {
        return priced.applied().stream()
                .map(offer -> explained
                        ? onLine(offer) + ". " + OfferDescription.describe(offer.offer(), ruleset, language)
                        : onLine(offer))
                .toList();
    }

    private String skipped(SkippedOffer offer) {
        return read(offer.offer().name()) + ": " + SkipReason.explain(offer, ruleset, language) + ".";
    }

    private String prompt(Prompt prompt) {
        return PromptText.of(prompt, ruleset, language);
    }

    private String read(Text text) {
        return text.in(language);
    }

    private String quoted(String name) {
        return say("«", "‘") + name + say("»", "’");
    }

    private String say(String ru, String en) {
        return switch (language) {
            case RU -> ru;
            case EN -> en;
        };
    }
}
