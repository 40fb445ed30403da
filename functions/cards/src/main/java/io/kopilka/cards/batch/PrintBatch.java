package io.kopilka.cards.batch;

import io.kopilka.accounts.card.CardKindSettings;
import io.kopilka.accounts.card.CardKindSettings.Stripe;
import io.kopilka.accounts.card.CardKinds;
import io.kopilka.accounts.number.NumberRanges;
import io.kopilka.cards.print.CardCsv;
import io.kopilka.cards.print.CardPdf;
import io.kopilka.cards.print.Look;
import io.kopilka.cards.print.PrintedCard;
import io.kopilka.contract.json.Fault.Code;
import io.kopilka.contract.json.Faults;
import io.kopilka.domain.identity.CardNumber;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ruleset.CardKind;
import io.kopilka.domain.text.Language;
import io.kopilka.domain.text.Text;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.platform.tenancy.TenantProfile;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.QueryParameters;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of a batch, or of a part of it: `?from=` (a place in the batch, from 1) and `?count=`. The
/// look is that of the card kind today; the numbers are those of the batch, for ever.
///
/// Refused: `not_found`; `batch_not_ready`; what is wrong with the query; `?count` with `too_many_items`
/// where that many make no one file; `card_kind_not_printed` where the kind has no stripe and tracks are
/// asked for.
@Singleton
final class PrintBatch {

    private static final Map<String, Language> LANGUAGES = Map.of("ru", Language.RU, "en", Language.EN);

    private final FindBatch find;
    private final Batches batches;
    private final CardKinds kinds;
    private final NumberRanges ranges;
    private final Rulebook rulebook;
    private final Directory directory;

    PrintBatch(
            FindBatch find,
            Batches batches,
            CardKinds kinds,
            NumberRanges ranges,
            Rulebook rulebook,
            Directory directory) {
        this.find = find;
        this.batches = batches;
        this.kinds = kinds;
        this.ranges = ranges;
        this.rulebook = rulebook;
        this.directory = directory;
    }

    /// Sheets of A4.
    Outcome<byte[]> sheets(Caller caller, String id, QueryParameters query) {
        Language language = language(caller, query);
        return part(caller, id, query, CardPdf.MOST_CARDS, language)
                .map(part -> CardPdf.sheets(part.look(), part.cards()));
    }

    /// A page a card.
    Outcome<byte[]> singly(Caller caller, String id, QueryParameters query) {
        Language language = language(caller, query);
        return part(caller, id, query, CardPdf.MOST_CARDS, language)
                .map(part -> CardPdf.singly(part.look(), part.cards()));
    }

    /// Numbers for a print shop.
    Outcome<byte[]> numbers(Caller caller, String id, QueryParameters query) {
        return part(caller, id, query, CardCsv.MOST_CARDS, caller.language())
                .map(part -> CardCsv.numbers(part.look(), part.cards(), caller.language()));
    }

    /// Tracks for an encoder.
    Outcome<byte[]> tracks(Caller caller, String id, QueryParameters query) {
        boolean sentinels = query.flag("sentinels", true);
        return part(caller, id, query, CardCsv.MOST_CARDS, caller.language()).then(part -> {
            Optional<Stripe> stripe = part.look().settings().stripe();
            return stripe.isEmpty()
                    ? Outcome.refused(Problem.of(ProblemCode.CARD_KIND_NOT_PRINTED))
                    : Outcome.done(CardCsv.tracks(stripe.get(), part.cards(), caller.language(), sentinels));
        });
    }

    private record Part(Look look, List<PrintedCard> cards) {}

    private record Stretch(int from, int count) {}

    private Language language(Caller caller, QueryParameters query) {
        return query.choice("language", LANGUAGES, directory.tenantOf(caller).language());
    }

    private Outcome<Part> part(Caller caller, String id, QueryParameters query, int most, Language language) {
        int from = query.integer("from", 1, Batch.MOST_CARDS, 1);
        int count = query.integer("count", 1, Batch.MOST_CARDS, 0);
        return query.end(new Stretch(from, count))
                .then(stretch -> find.find(caller, id)
                        .then(batch -> batch.state() instanceof Batch.State.Making
                                ? Outcome.refused(Problem.of(ProblemCode.BATCH_NOT_READY))
                                : fitting(batch, stretch, most)
                                        .map(fitted -> part(caller.tenant(), batch, fitted, language))));
    }

    private static Outcome<Stretch> fitting(Batch batch, Stretch wanted, int most) {
        Faults faults = new Faults();
        int rest = batch.made() - wanted.from() + 1;
        int count = wanted.count() == 0 ? rest : wanted.count();
        if (rest < 1) {
            faults.add(
                    "?from",
                    Code.OUT_OF_RANGE,
                    "В партии карт: " + batch.made() + ".",
                    "The batch has " + batch.made() + " cards.");
        } else if (count > rest) {
            faults.add(
                    "?count",
                    Code.OUT_OF_RANGE,
                    "С этого места в партии карт: " + rest + ".",
                    "From there the batch has " + rest + " cards.");
        } else if (count > most) {
            faults.add(
                    "?count",
                    Code.TOO_MANY_ITEMS,
                    "В одном файле не больше " + most + " карт; просите партию по частям: from и count.",
                    "A file has at most " + most + " cards; ask for the batch in parts by from and count.");
        }
        return faults.isEmpty()
                ? Outcome.done(new Stretch(wanted.from(), count))
                : Outcome.refused(Refusals.of(faults.all()));
    }

    private Part part(TenantId tenant, Batch batch, Stretch stretch, Language language) {
        BatchNumbers numbers = BatchNumbers.of(ranges, tenant, batch);
        List<String> names = batch.namedUntil().isPresent() ? batches.names(tenant, batch.id()) : List.of();
        List<PrintedCard> cards = new ArrayList<>(stretch.count());
        int serial = stretch.from();
        for (CardNumber number : numbers.of(batch, stretch.from() - 1, stretch.count())) {
            Optional<String> name = serial <= names.size() ? Optional.of(names.get(serial - 1)) : Optional.empty();
            cards.add(new PrintedCard(serial, number, name));
            serial++;
        }
        return new Part(look(tenant, batch, numbers, language), cards);
    }

    private Look look(TenantId tenant, Batch batch, BatchNumbers numbers, Language language) {
        Text shop = directory.tenant(tenant).map(TenantProfile::name).orElseThrow();
        Text kind = rulebook.current(tenant).ruleset().cardKinds().stream()
                .filter(each -> each.id().equals(batch.kind()))
                .map(CardKind::name)
                .findFirst()
                .orElse(Text.of(batch.kind()));
        CardKindSettings settings =
                kinds.find(tenant, batch.kind(), Consistency.STRONG).settings();
        return new Look(batch.id(), shop, kind, settings, numbers.range().form(), language);
    }
}
