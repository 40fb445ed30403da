package io.kopilka.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Three commands that work as they stand: a quote, a commit, a card.
///
/// A commit says what was paid, and that depends on the day, the programme and the customer. So the sale is quoted
/// first, over HTTP, which shows at the same time that the service answers.
///
/// @param number the receipt's
/// @param sale the body of a quote
/// @param commit the body of the commit of the same sale
public record DemoCommands(URI baseUrl, Demo demo, String number, String sale, String commit) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final String JSON = "Content-Type: application/json";

    /// The commands for a shop that listens.
    ///
    /// @param now of the service's clock: the moment of the sale, which also numbers it
    public static DemoCommands of(URI baseUrl, Demo demo, Instant now) throws IOException, InterruptedException {
        ObjectNode sale = sale(demo, now.truncatedTo(ChronoUnit.SECONDS));
        String quote = sale.toString();
        String number = Long.toString(now.getEpochSecond());
        ObjectNode commit = sale.deepCopy().put("number", number);
        commit.putArray("payments").addObject().put("kind", "cash").put("amount", total(baseUrl, demo, quote));
        return new DemoCommands(baseUrl, demo, number, quote, commit.toString());
    }

    /// Prices the sale.
    public String quoteCommand() {
        return "curl -sS " + baseUrl.resolve("/v1/quotes") + header(authorization()) + header(JSON) + data(sale);
    }

    /// Commits the sale; once more, and it is still one sale.
    public String commitCommand() {
        return "curl -sS " + baseUrl.resolve("/v1/receipts") + header(authorization()) + header(JSON)
                + header("Idempotency-Key: demo-" + number) + data(commit);
    }

    /// Looks at the card.
    public String cardCommand() {
        return "curl -sS " + baseUrl.resolve("/v1/cards/" + demo.cards().getFirst()) + header(authorization());
    }

    private String authorization() {
        return "Authorization: Bearer " + demo.key().reveal();
    }

    private static String header(String header) {
        return " -H '" + header + "'";
    }

    private static String data(String body) {
        return " -d '" + body + "'";
    }

    private static ObjectNode sale(Demo demo, Instant at) {
        ObjectNode sale = Json.object()
                .put("store", demo.store().value())
                .put("till", "1")
                .put("at", OffsetDateTime.ofInstant(at, ZONE).toString())
                .put("card", demo.cards().getFirst().value());
        ObjectNode boots = sale.putArray("lines").addObject();
        boots.put("id", "1").put("sku", "BOOT-38").put("name", "Ботинки зимние");
        boots.putArray("groups").add("shoes/women");
        boots.put("quantity", "1").put("price", "1990.00");
        ObjectNode cream = sale.withArray("lines").addObject();
        cream.put("id", "2").put("sku", "CREAM-1").put("name", "Крем для обуви");
        cream.putArray("groups").add("accessories/care");
        cream.put("quantity", "2").put("price", "349.00");
        sale.putArray("payments").add("cash");
        return sale;
    }

    private static String total(URI baseUrl, Demo demo, String quote) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(baseUrl.resolve("/v1/quotes"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + demo.key().reveal())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(quote))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200
                    && Json.read(answer.body().getBytes(StandardCharsets.UTF_8))
                            instanceof Read.Good<JsonNode>(JsonNode priced)) {
                return priced.path("total").asText();
            }
            throw new IllegalStateException(
                    "the demo's sale has no price: " + answer.statusCode() + " " + answer.body());
        }
    }
}
