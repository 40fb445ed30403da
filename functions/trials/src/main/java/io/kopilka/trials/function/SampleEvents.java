package io.kopilka.trials.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.local.demo.Demo;
import java.nio.charset.StandardCharsets;

/// Requests as API Gateway sends them, payload format 2.0.
public final class SampleEvents {

    private SampleEvents() {}

    /// `POST /v1/quotes` of a shop.
    public static String quote(Demo demo, String body) {
        ObjectNode event = Json.object()
                .put("version", "2.0")
                .put("routeKey", "POST /v1/quotes")
                .put("rawPath", "/v1/quotes")
                .put("rawQueryString", "")
                .put("body", body)
                .put("isBase64Encoded", false);
        event.putObject("headers")
                .put("accept", "*/*")
                .put("accept-language", "ru")
                .put("authorization", "Bearer " + demo.key().reveal())
                .put("content-length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length))
                .put("content-type", "application/json")
                .put("host", "api.example.org");
        ObjectNode context = event.putObject("requestContext")
                .put("accountId", "000000000000")
                .put("apiId", "api")
                .put("domainName", "api.example.org")
                .put("requestId", "recorded")
                .put("routeKey", "POST /v1/quotes")
                .put("stage", "$default")
                .put("timeEpoch", 1_795_000_000_000L);
        context.putObject("http")
                .put("method", "POST")
                .put("path", "/v1/quotes")
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.1")
                .put("userAgent", "till");
        return event.toString();
    }
}
