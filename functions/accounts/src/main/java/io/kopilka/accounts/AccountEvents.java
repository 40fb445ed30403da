package io.kopilka.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.accounts.Occasion.TierMove;
import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.AccountId;
import io.kopilka.domain.identity.ProgrammeId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.ledger.Account;
import io.kopilka.domain.ledger.Cause;
import io.kopilka.domain.ledger.Entry;
import io.kopilka.domain.ledger.PointsUnit;
import io.kopilka.domain.ledger.Posting;
import io.kopilka.domain.ledger.Side;
import io.kopilka.domain.ledger.Stamp;
import io.kopilka.domain.number.Points;
import io.kopilka.domain.tier.TierStanding;
import io.kopilka.platform.change.ChangeReader;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventSource;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.UnreadableItem;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What accounts tell: `points.changed` for each posting of a ledger, `tier.raised` and `tier.lowered` where an account
/// stands on another rung than before. The subject is the account.
@Singleton
final class AccountEvents implements EventSource {
    /// Of the events, whatever that of the items is.
    private static final int SCHEMA = 1;

    private static final String STATE = "ACC/STATE";
    private static final String ENTRY = "ACC/ENTRY";
    private static final String ACCOUNT = "account";
    private static final String PROGRAMME = "programme";
    private static final String KIND = "kind";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    @Override
    public List<Event> eventsOf(ItemChange change) {
        return switch (change) {
            case ItemChange.Added added ->
                switch (added.key().kind()) {
                    case ENTRY -> List.of(points(added.after()));
                    case STATE -> tier(Optional.empty(), added);
                    default -> List.of();
                };
            case ItemChange.Changed changed
            when changed.key().kind().equals(STATE) -> tier(Optional.of(changed.before()), changed);
            case ItemChange.Changed _, ItemChange.Removed _ -> List.of();
        };
    }

    private static Event points(Item item) {
        requireKnown(item);
        TenantId tenant = ChangeReader.tenant(item.key());
        Whose whose = Whose.of(item);
        Posting posting = PostingItem.read(tenant, item);
        Stamp stamp = posting.stamp();
        ObjectNode data = Json.object()
                .put(ACCOUNT, whose.account().value())
                .put(PROGRAMME, whose.programme().value())
                .put("customer", Occasion.customerOn(item))
                .put("version", posting.version())
                .put("at", MOMENT.format(stamp.occurredAt()))
                .put(
                        "recordedAt",
                        MOMENT.format(stamp.recordedAt()
                                .truncatedTo(ChronoUnit.MILLIS)
                                .atOffset(ZoneOffset.UTC)))
                .put("change", Decimals.points(change(posting)));
        data.set("cause", cause(stamp.cause()));
        ArrayNode entries = data.putArray("entries");
        for (Entry entry : posting.entries()) {
            entries.add(EntryAnswer.of(entry));
        }
        return new Event(
                whose.account().value() + "." + posting.id().text(),
                EventType.POINTS_CHANGED,
                SCHEMA,
                tenant,
                whose.account().value(),
                stamp.occurredAt(),
                stamp.recordedAt(),
                text(data));
    }

    /// What the member's spendable points changed by.
    private static Points change(Posting posting) {
        return posting.entries().stream()
                .filter(entry -> entry.unit() == PointsUnit.SPENDABLE)
                .map(entry -> entry.change(Side.MEMBER))
                .reduce(Points.ZERO, Points::plus);
    }

    private static ObjectNode cause(Cause cause) {
        return switch (cause) {
            case Cause.Sold(var receipt) -> Json.object().put(KIND, "sold").put("receipt", receipt.value());
            case Cause.Returned(var receipt, var step) ->
                Json.object()
                        .put(KIND, "returned")
                        .put("receipt", receipt.value())
                        .put("return", "ret_" + step.text());
            case Cause.Held(var hold) -> Json.object().put(KIND, "held").put("hold", "hol_" + hold.text());
            case Cause.Expired(var day) -> Json.object().put(KIND, "expired").put("day", day.toString());
            case Cause.Decided(var reason) -> Json.object().put(KIND, "decided").put("reason", reason);
        };
    }

    private static List<Event> tier(Optional<Item> earlier, ItemChange change) {
        Item item = after(change);
        Whose whose = Whose.of(item);
        @Nullable
        TierStanding before = earlier.map(whose::read).map(Account::tier).orElse(null);
        Account account = whose.read(item);
        @Nullable TierStanding after = account.tier();
        if (Objects.equals(idOf(before), idOf(after))) {
            return List.of();
        }
        boolean raised = isRaised(item, before, after);
        ObjectNode data = Json.object()
                .put(ACCOUNT, whose.account().value())
                .put(PROGRAMME, whose.programme().value())
                .put("customer", Occasion.customerOn(item))
                .put("version", account.version())
                .put("from", idOf(before))
                .put("to", idOf(after))
                .put("since", after == null ? null : after.since().toString());
        return List.of(new Event(
                whose.account().value() + "." + account.version() + ".tier",
                raised ? EventType.TIER_RAISED : EventType.TIER_LOWERED,
                SCHEMA,
                ChangeReader.tenant(item.key()),
                whose.account().value(),
                change.at().atOffset(ZoneOffset.UTC),
                change.at(),
                text(data)));
    }

    /// Where the item does not tell, the day does: who rises stands there since a later day.
    private static boolean isRaised(Item item, @Nullable TierStanding before, @Nullable TierStanding after) {
        if (before == null || after == null) {
            return before == null;
        }
        return Occasion.tierOn(item)
                .map(move -> move == TierMove.RAISED)
                .orElseGet(() -> after.since().isAfter(before.since()));
    }

    private static Item after(ItemChange change) {
        return switch (change) {
            case ItemChange.Added added -> added.after();
            case ItemChange.Changed changed -> changed.after();
            case ItemChange.Removed removed -> removed.before();
        };
    }

    private static @Nullable String idOf(@Nullable TierStanding standing) {
        return standing == null ? null : standing.tier();
    }

    private static String text(ObjectNode data) {
        return new String(Json.write(data), StandardCharsets.UTF_8);
    }

    private static void requireKnown(Item item) {
        if (item.schema() > PostingItem.SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
    }

    /// The account that an item belongs to.
    private record Whose(ProgrammeId programme, AccountId account) {
        static Whose of(Item item) {
            List<String> ids = item.key().ids();
            return new Whose(new ProgrammeId(ids.get(0)), new AccountId(ids.get(1)));
        }

        Account read(Item item) {
            return AccountItem.read(item, programme, account);
        }
    }
}
