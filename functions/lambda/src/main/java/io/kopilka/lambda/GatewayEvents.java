package io.kopilka.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events of API Gateway's payload format 2.0, and the answers to them.
final class GatewayEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GatewayEvents() {}

    /// The request in an event.
    static APIGatewayV2HTTPEvent read(byte[] json) throws IOException {
        JsonNode event = JSON.readTree(json);
        JsonNode around = event.path("requestContext");
        JsonNode http = around.path("http");
        APIGatewayV2HTTPEvent request = new APIGatewayV2HTTPEvent();
        request.setVersion(event.path("version").asText());
        request.setRouteKey(event.path("routeKey").asText());
        request.setRawPath(event.path("rawPath").asText());
        request.setRawQueryString(event.path("rawQueryString").asText());
        request.setCookies(texts(event.path("cookies")));
        request.setHeaders(map(event.path("headers")));
        request.setQueryStringParameters(map(event.path("queryStringParameters")));
        request.setPathParameters(map(event.path("pathParameters")));
        request.setBody(event.path("body").isTextual() ? event.path("body").asText() : null);
        request.setIsBase64Encoded(event.path("isBase64Encoded").asBoolean());
        request.setRequestContext(context(
                http.path("method").asText(),
                http.path("path").asText(),
                http.path("sourceIp").asText()));
        return request;
    }

    /// A request to an address that asks for a credential, without one.
    static APIGatewayV2HTTPEvent nobodys() {
        APIGatewayV2HTTPEvent request = new APIGatewayV2HTTPEvent();
        request.setVersion("2.0");
        request.setRawPath("/v1/quotes");
        request.setRawQueryString("");
        request.setHeaders(Map.of("content-type", "application/json", "accept-language", "en"));
        request.setBody("{}");
        request.setRequestContext(context("POST", "/v1/quotes", "127.0.0.1"));
        return request;
    }

    private static RequestContext context(String method, String path, String sourceIp) {
        RequestContext.Http http = new RequestContext.Http();
        http.setMethod(method);
        http.setPath(path);
        http.setSourceIp(sourceIp);
        RequestContext context = new RequestContext();
        context.setHttp(http);
        return context;
    }

    /// Writes an answer as API Gateway reads it.
    static void write(APIGatewayV2HTTPResponse answer, OutputStream output) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", answer.getStatusCode());
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : headers(answer).entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            if (answer.getCookies() != null && !answer.getCookies().isEmpty()) {
                json.writeArrayFieldStart("cookies");
                for (String cookie : answer.getCookies()) {
                    json.writeString(cookie);
                }
                json.writeEndArray();
            }
            if (answer.getBody() != null) {
                json.writeStringField("body", answer.getBody());
            }
            json.writeBooleanField("isBase64Encoded", answer.getIsBase64Encoded());
            json.writeEndObject();
        }
    }

    private static Map<String, String> headers(APIGatewayV2HTTPResponse answer) {
        Map<String, String> headers = new HashMap<>();
        if (answer.getMultiValueHeaders() != null) {
            answer.getMultiValueHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        }
        if (answer.getHeaders() != null) {
            headers.putAll(answer.getHeaders());
        }
        return headers;
    }

    private static @Nullable Map<String, String> map(JsonNode object) {
        if (!object.isObject()) {
            return null;
        }
        Map<String, String> map = new HashMap<>();
        object.properties()
                .forEach(each -> map.put(each.getKey(), each.getValue().asText()));
        return map;
    }

    private static @Nullable List<String> texts(JsonNode array) {
        if (!array.isArray()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
