package io.kopilka.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.platform.idempotency.Answer;
import io.kopilka.platform.table.Cursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers with JSON in them.
public final class Answers {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private Answers() {}

    /// 200 with this body.
    public static Answer ok(JsonNode body) {
        return new Answer(OK, Map.of(), Json.write(body));
    }

    /// 200 with this body and these headers.
    public static Answer ok(JsonNode body, Map<String, String> headers) {
        return new Answer(OK, headers, Json.write(body));
    }

    /// 201 with this body.
    ///
    /// @param location the path where the new thing is read, such as `/v1/customers/cus_…`
    public static Answer created(JsonNode body, String location) {
        return new Answer(CREATED, Map.of("Location", location), Json.write(body));
    }

    /// The body of a list that always makes one page: `items`, and `nextCursor` as null.
    public static ObjectNode onePage(List<? extends JsonNode> items) {
        ObjectNode page = Json.object();
        page.putArray("items").addAll(items);
        return page.putNull("nextCursor");
    }

    /// The body of a page: `items` and `nextCursor`, null on the last page.
    public static ObjectNode page(Listing listing, List<? extends JsonNode> items, Optional<Cursor> next) {
        return onePage(items).put("nextCursor", next.map(listing::write).orElse(null));
    }
}
