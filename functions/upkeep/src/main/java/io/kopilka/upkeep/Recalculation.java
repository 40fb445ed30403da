package io.kopilka.upkeep;

import io.kopilka.domain.identity.RulesetVersion;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.platform.table.Cursor;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import java.time.Instant;
import java.util.Optional;

/// How far all accounts have been looked at for a ruleset.
///
/// Schema 1: `ruleset`, `reviewed`, `started`, `finished` where it is, `after`: where the list
/// of customers
/// goes on.
///
/// @param reviewed how many customers' accounts
/// @param after where it goes on; empty at the beginning and at the end
record Recalculation(
        long version,
        RulesetVersion ruleset,
        long reviewed,
        Instant started,
        Optional<Instant> finished,
        Optional<Cursor> after) {
    private static final int SCHEMA = 1;
    private static final String RULESET = "ruleset";
    private static final String REVIEWED = "reviewed";
    private static final String STARTED = "started";
    private static final String FINISHED = "finished";
    private static final String AFTER = "after";

    static Recalculation read(Item item) {
        if (item.schema() > SCHEMA) {
            throw new UnreadableItem(item.key(), "schema " + item.schema());
        }
        return new Recalculation(
                item.version(),
                new RulesetVersion((int) item.whole(RULESET)),
                item.whole(REVIEWED),
                Instant.parse(item.text(STARTED)),
                item.optionalText(FINISHED).map(Instant::parse),
                item.optionalText(AFTER).map(Cursor::new));
    }

    Item write(TenantId tenant) {
        Item.Draft draft = Item.of(Keys.recalculation(tenant), SCHEMA)
                .version(version)
                .with(RULESET, ruleset.number())
                .with(REVIEWED, reviewed)
                .with(STARTED, started.toString());
        finished.ifPresent(moment -> draft.with(FINISHED, moment.toString()));
        after.ifPresent(cursor -> draft.with(AFTER, cursor.sk()));
        return draft.build();
    }
}
