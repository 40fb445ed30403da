package io.kopilka.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.StoreId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A till that sells what an invoice says: a quote, then the commit of what was quoted, over HTTP.
public final class Till implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TOO_MANY = 429;
    private static final int PENCE = 2;

    private final URI baseUrl;
    private final String key;
    private final StoreId store;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /// A till of a store.
    ///
    /// @param key an API key that may quote, commit and backdate
    public Till(URI baseUrl, String key, StoreId store) {
        this.baseUrl = baseUrl;
        this.key = key;
        this.store = store;
    }

    /// Sells an invoice. It may be sold again: it counts once.
    public Sold sell(Invoice invoice) throws IOException, InterruptedException {
        ObjectNode sale = sale(invoice);
        long began = System.nanoTime();
        HttpResponse<byte[]> quoted = post("/v1/quotes", sale, "");
        long quotedAt = System.nanoTime();
        if (quoted.statusCode() != 200) {
            return refused(quoted);
        }
        JsonNode quote = json(quoted);
        sale.put("number", invoice.number());
        sale.set("quote", quote.path("id"));
        sale.set("expectedTotal", quote.path("total"));
        ArrayNode payments = sale.putArray("payments");
        payments.addObject().put("kind", "card").set("amount", quote.path("total"));
        HttpResponse<byte[]> committed = post("/v1/receipts", sale, "replay-" + invoice.number());
        if (committed.statusCode() != 201) {
            return refused(committed);
        }
        JsonNode receipt = json(committed);
        return new Sold.Committed(
                committed.headers().firstValue("Idempotent-Replayed").isPresent(),
                new BigDecimal(receipt.path("total").asText()),
                new BigDecimal(receipt.path("discount").asText()),
                new BigDecimal(receipt.path("points").path("earned").asText()),
                Duration.ofNanos(quotedAt - began),
                Duration.ofNanos(System.nanoTime() - quotedAt));
    }

    @Override
    public void close() {
        client.close();
    }

    private ObjectNode sale(Invoice invoice) {
        ObjectNode sale = Json.object()
                .put("store", store.value())
                .put("till", "1")
                .put("at", invoice.at().toString());
        invoice.customer().ifPresent(card -> sale.put("card", card));
        ArrayNode lines = sale.putArray("lines");
        for (Invoice.Row row : invoice.rows()) {
            ObjectNode line = lines.addObject()
                    .put("id", Integer.toString(lines.size()))
                    .put("sku", row.sku())
                    .put("quantity", row.quantity())
                    .put("price", price(row.price()));
            if (!row.name().isEmpty()) {
                line.put("name", row.name());
            }
        }
        sale.putArray("payments").add("card");
        return sale;
    }

    /// With the digits of pounds; a price with more of them is sent as it is.
    private static String price(String price) {
        BigDecimal exact = new BigDecimal(price);
        return exact.scale() > PENCE
                ? price
                : exact.setScale(PENCE, RoundingMode.UNNECESSARY).toPlainString();
    }

    /// Sends once more where the service asks to come back later.
    private HttpResponse<byte[]> post(String path, ObjectNode body, String idempotencyKey)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(baseUrl.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(body)));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        while (true) {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != TOO_MANY) {
                return answer;
            }
            TimeUnit.SECONDS.sleep(
                    answer.headers().firstValueAsLong("Retry-After").orElse(1));
        }
    }

    /// Why a sale was refused, without what differs from sale to sale: `422 out_of_range /lines/*/quantity`.
    private static Sold refused(HttpResponse<byte[]> answer) {
        JsonNode problem = json(answer);
        JsonNode first = problem.path("errors").path(0);
        String code = first.path("code").asText(problem.path("code").asText("?"));
        String pointer = first.path("pointer").asText("").replaceAll("/\\d+", "/*");
        return new Sold.Refused((answer.statusCode() + " " + code + " " + pointer).strip());
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return switch (Json.read(answer.body())) {
            case Read.Good<JsonNode>(JsonNode node) -> node;
            case Read.Refused<JsonNode> _ -> Json.object();
        };
    }
}
