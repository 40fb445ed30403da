package io.kopilka.trials.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.local.demo.Demo;
import io.kopilka.local.demo.DemoShop;
import io.kopilka.local.service.LocalService;
import io.kopilka.local.service.LocalSettings;
import io.kopilka.platform.fence.Fence;
import io.kopilka.wire.http.CheckedCall;
import io.kopilka.wire.http.TestService.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The demo shop, the whole service over HTTP on DynamoDB Local, on a Sunday morning. Every answer is held to the
/// contract.
record DemoOverHttp(LocalService service, Demo demo, URI baseUrl, HttpClient client) implements AutoCloseable {

    /// A Sunday, within the hours of the demo's 5 %.
    static final String SUNDAY = "2026-11-22T10:15:00+03:00";

    static DemoOverHttp start(Path folder) {
        LocalService service = LocalService.prepare(new LocalSettings(0, folder, SUNDAY, Optional.empty()));
        Demo demo = DemoShop.open(service);
        return new DemoOverHttp(service, demo, service.listen(), HttpClient.newHttpClient());
    }

    /// The service's bean, as it works for the demo shop.
    <B, T> T inside(Class<B> bean, Function<B, T> work) {
        return Fence.around(demo.tenant()).call(() -> work.apply(service.get(bean)));
    }

    /// A card of the demo: five are issued, four are printed, one stays at the till.
    String card(int place) {
        return demo.cards().get(place).value();
    }

    Reply get(String path) {
        return CheckedCall.send(client, "GET", baseUrl.resolve(path), headers(), "");
    }

    Reply post(String path, JsonNode body) {
        return CheckedCall.send(client, "POST", baseUrl.resolve(path), headers(), body.toString());
    }

    /// Commits a sale under a key made from its number.
    Reply commit(ObjectNode sale) {
        Map<String, String> headers = headers();
        headers.put("Idempotency-Key", "sale-" + sale.path("number").asText());
        return CheckedCall.send(client, "POST", baseUrl.resolve("/v1/receipts"), headers, sale.toString());
    }

    /// Posts under a key of this call's own.
    Reply once(String path, String body) {
        Map<String, String> headers = headers();
        headers.put("Idempotency-Key", "once-" + UUID.randomUUID());
        return CheckedCall.send(client, "POST", baseUrl.resolve(path), headers, body);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + demo.key().reveal());
        headers.put("Accept-Language", "ru");
        return headers;
    }

    /// A sale of one pair of shoes to nobody known, paid in cash.
    ObjectNode sale(String number, String price, String total) {
        return json("""
            {"store": "%s", "till": "1", "number": "%s", "at": "2026-11-22T10:15:00+03:00",
             "lines": [{"id": "1", "sku": "SH-1", "groups": ["shoes/women"], "quantity": "1", "price": "%s"}],
             "payments": [{"kind": "cash", "amount": "%s"}]}
            """.formatted(demo.store().value(), number, price, total));
    }

    /// The same sale as it is asked about before it is paid.
    static ObjectNode asked(ObjectNode sale) {
        ObjectNode quote = sale.deepCopy();
        quote.putArray("payments").add("cash");
        return quote;
    }

    static ObjectNode json(String text) {
        return switch (Json.read(text.getBytes(UTF_8))) {
            case Read.Good<JsonNode>(ObjectNode object) -> object;
            case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ -> throw new IllegalStateException(text);
        };
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
