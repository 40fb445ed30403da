package io.kopilka.upkeep;

import io.kopilka.contract.json.Decimals;
import io.kopilka.contract.json.Json;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.domain.number.Points;
import io.kopilka.platform.change.ItemChange;
import io.kopilka.platform.event.Event;
import io.kopilka.platform.event.EventSource;
import io.kopilka.platform.event.EventType;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import io.kopilka.platform.table.UnreadableItem;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

/// Tells of points that will soon end: `points.expiring`, one for each notice.
@Singleton
final class ExpiringEvents implements EventSource {
    private static final int SCHEMA = 1;
    private static final int PARTS = 5;

    @Override
    public List<Event> eventsOf(ItemChange change) {
        return change instanceof ItemChange.Added(Item notice, var _, var _)
                        && Keys.pointsNotices().contains(notice.key().sk())
                ? List.of(event(notice, change))
                : List.of();
    }

    private static Event event(Item notice, ItemChange change) {
        if (notice.schema() > NoticeItem.SCHEMA) {
            throw new UnreadableItem(notice.key(), "schema " + notice.schema());
        }
        List<String> place = List.of(notice.key().pk().split("#", -1));
        List<String> what = List.of(notice.key().sk().split("#", -1));
        if (place.size() != PARTS || what.size() != 3) {
            throw new UnreadableItem(notice.key(), "its key is no notice's");
        }
        String account = place.getLast();
        String data = new String(
                Json.write(Json.object()
                        .put("programme", place.get(3))
                        .put("account", account)
                        .put("amount", Decimals.points(Points.ofUnits(notice.whole(NoticeItem.POINTS))))
                        .put("on", what.get(1))),
                StandardCharsets.UTF_8);
        return new Event(
                "expiring-" + account + "-" + what.get(1) + "-" + what.get(2),
                EventType.POINTS_EXPIRING,
                SCHEMA,
                new TenantId(place.get(1)),
                account,
                change.at().atOffset(ZoneOffset.UTC),
                change.at(),
                data);
    }
}
