package io.kopilka.upkeep;

import io.kopilka.domain.ledger.LotNumber;
import io.kopilka.domain.ledger.PointsNotice;
import io.kopilka.platform.table.Item;
import io.kopilka.platform.table.Keys;
import java.time.Instant;
import java.util.Collections;

/// That the end of points was told of: an item that is never changed, and the event of it.
///
/// Schema 1: `points`, in ten-thousandths; the sort key names the last day and the latest lot.
final class NoticeItem {
    static final int SCHEMA = 1;
    static final String POINTS = "points";

    private NoticeItem() {}

    static Item write(AccountRef of, PointsNotice notice, Instant expires) {
        long latest =
                Collections.max(notice.lots().stream().map(LotNumber::value).toList());
        return Item.of(Keys.pointsNotice(of.tenant(), of.programme(), of.account(), notice.on(), latest), SCHEMA)
                .expires(expires)
                .with(POINTS, notice.amount().units())
                .build();
    }
}
