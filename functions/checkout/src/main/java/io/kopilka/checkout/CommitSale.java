package io.kopilka.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.sale.SaleReader;
import io.kopilka.contract.sale.SaleRequest;
import io.kopilka.domain.identity.IdempotencyKey;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.ReceiptNumber;
import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TillId;
import io.kopilka.platform.hash.Sha256;
import io.kopilka.platform.problem.Problem;
import io.kopilka.platform.problem.ProblemCode;
import io.kopilka.platform.table.Consistency;
import io.kopilka.platform.table.Table;
import io.kopilka.platform.table.WriteOutcome;
import io.kopilka.platform.tenancy.Caller;
import io.kopilka.platform.tenancy.Scope;
import io.kopilka.platform.tenancy.StoreProfile;
import io.kopilka.platform.time.Backoff;
import io.kopilka.platform.time.Pause;
import io.kopilka.rulebook.PublishedRuleset;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.wire.Bodies;
import io.kopilka.wire.Outcome;
import io.kopilka.wire.Refusals;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Records a sale: `POST /v1/receipts`.
///
/// The receipt's id is made from what it is, so the receipt is its own idempotency record: first it is looked for, and
/// where it is there, the stored one is the answer. Otherwise the sale is priced from the account as it is, and
/// account,
/// ledger entries and receipt are written in one transaction, guarded by the account's version. Who loses that race
/// begins anew, up to [#PATIENCE]. Uses of offers that are limited for all are taken before the transaction; where
/// there
/// are none left, the sale is priced anew without.
@Singleton
final class CommitSale {
    /// How long a sale is tried again when others are faster on its account.
    static final Backoff PATIENCE = new Backoff(Duration.ofMillis(10), Duration.ofMillis(400), Duration.ofSeconds(20));

    private final PreparedSales sales;
    private final Rulebook rulebook;
    private final QuoteToken tokens;
    private final Receipts receipts;
    private final SaleRecording recording;
    private final UseLeases uses;
    private final Table table;
    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random;

    CommitSale(
            PreparedSales sales,
            Rulebook rulebook,
            QuoteToken tokens,
            Receipts receipts,
            SaleRecording recording,
            UseLeases uses,
            Table table,
            InstantSource clock,
            Pause pause,
            RandomGenerator random) {
        this.sales = sales;
        this.rulebook = rulebook;
        this.tokens = tokens;
        this.receipts = receipts;
        this.recording = recording;
        this.uses = uses;
        this.table = table;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
    }

    /// What came of a commit.
    ///
    /// @param answer the receipt, texts in both languages
    /// @param replayed whether it had been recorded before
    record Committed(ObjectNode answer, boolean replayed) {}

    /// A request that is well shaped, with what makes its receipt.
    private record Wanted(
            Caller caller,
            String keyDigest,
            SaleRequest request,
            PrintedUnits units,
            StoreProfile store,
            Moment moment,
            ReceiptId id) {}

    Outcome<Committed> commit(Caller caller, IdempotencyKey key, byte @Nullable [] body, PrintedUnits units) {
        Instant now = clock.instant();
        String keyDigest = Sha256.hex(key.value().getBytes(StandardCharsets.US_ASCII));
        return Bodies.read(body, document -> SaleReader.receipt(document, sales.currency(caller)))
                .then(request -> sales.store(caller, request)
                        .then(store -> Moment.of(request, store, now)
                                .map(moment -> new Wanted(
                                        caller,
                                        keyDigest,
                                        request,
                                        units,
                                        store,
                                        moment,
                                        id(caller, request, store, moment)))))
                .then(this::commit)
                .map(done -> new Committed(units.on(done.answer(), done.answer().path("lines")), done.replayed()));
    }

    private static ReceiptId id(Caller caller, SaleRequest request, StoreProfile store, Moment moment) {
        return ReceiptId.of(
                caller.tenant(),
                store.id(),
                new TillId(Objects.requireNonNull(request.till())),
                moment.inStore().toLocalDate(),
                new ReceiptNumber(Objects.requireNonNull(request.number())));
    }

    private Outcome<Committed> commit(Wanted wanted) {
        Backoff.Waits waits = PATIENCE.begin(pause, random);
        do {
            Optional<RecordedReceipt> known = receipts.find(wanted.caller().tenant(), wanted.id());
            if (known.isPresent()) {
                return again(wanted, known.get());
            }
            Optional<Outcome<Committed>> done = attempt(wanted);
            if (done.isPresent()) {
                return done.get();
            }
        } while (waits.again());
        return Outcome.refused(Problem.of(ProblemCode.UNAVAILABLE));
    }

    /// The sale is there already: the stored one is the answer, unless this is another sale.
    private Outcome<Committed> again(Wanted wanted, RecordedReceipt known) {
        if (known.identity().isSame(SaleIdentity.of(wanted.request()))) {
            return Outcome.done(new Committed(recording.replay(wanted.request(), known), true));
        }
        boolean sameKey = known.keyDigest().equals(wanted.keyDigest());
        return Outcome.refused(
                Problem.of(sameKey ? ProblemCode.IDEMPOTENCY_KEY_REUSED : ProblemCode.RECEIPT_NUMBER_TAKEN));
    }

    /// One try; empty where somebody else was faster on the account or with this very receipt.
    private Optional<Outcome<Committed>> attempt(Wanted wanted) {
        Outcome<SaleRecording.Draft> draft = mayBackdate(wanted)
                .then(this::rules)
                .then(rules -> sales.sale(
                        wanted.caller(), wanted.request(), wanted.store(), wanted.moment(), rules, Consistency.STRONG))
                .then(sale -> recording.draft(
                        wanted.caller(), sale, wanted.units(), wanted.moment(), wanted.id(), wanted.keyDigest()));
        return switch (draft) {
            case Outcome.Refused<SaleRecording.Draft>(var problem) -> Optional.of(Outcome.refused(problem));
            case Outcome.Done<SaleRecording.Draft>(var writes) ->
                uses.take(wanted.caller().tenant(), writes.uses()).flatMap(taken -> write(writes, taken));
        };
    }

    /// A failure leaves the uses taken: the transaction may have happened.
    private Optional<Outcome<Committed>> write(SaleRecording.Draft draft, UseLeases.Taken taken) {
        return switch (table.write(draft.writes())) {
            case WriteOutcome.Written() -> Optional.of(Outcome.done(new Committed(draft.answer(), false)));
            case WriteOutcome.Refused refused -> {
                taken.putBack();
                yield draft.refusal(refused).map(Outcome::refused);
            }
        };
    }

    private static Outcome<Wanted> mayBackdate(Wanted wanted) {
        return wanted.moment().isBackdated() && !wanted.caller().may(Scope.RECEIPTS_BACKDATE)
                ? Outcome.refused(
                        Problem.of(ProblemCode.FORBIDDEN_SCOPE, Map.of("scope", Scope.RECEIPTS_BACKDATE.wireName())))
                : Outcome.done(wanted);
    }

    /// The ruleset of the quote, of the till that sold offline, or the latest. Refused: `unknown_quote`,
    /// `quote_expired`, `unknown_ruleset`.
    private Outcome<PublishedRuleset> rules(Wanted wanted) {
        SaleRequest request = wanted.request();
        if (request.offline() != null) {
            return version(wanted, new RulesetVersion(request.offline().ruleset()), "/offline/ruleset");
        }
        if (request.quote() == null) {
            return Outcome.done(rulebook.current(wanted.caller().tenant()));
        }
        Optional<QuoteToken.Note> note = tokens.read(wanted.caller().tenant(), request.quote());
        if (note.isEmpty()) {
            return Outcome.refused(Refusals.of("/quote", ProblemCode.UNKNOWN_QUOTE));
        }
        return note.get().isGoodAt(wanted.moment().recorded())
                ? version(wanted, note.get().ruleset(), "/quote")
                : Outcome.refused(Problem.of(ProblemCode.QUOTE_EXPIRED));
    }

    private Outcome<PublishedRuleset> version(Wanted wanted, RulesetVersion version, String pointer) {
        return rulebook.version(wanted.caller().tenant(), version)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusals.of(pointer, ProblemCode.UNKNOWN_RULESET)));
    }
}
