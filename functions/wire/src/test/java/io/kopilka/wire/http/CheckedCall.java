package io.kopilka.wire.http;

import io.kopilka.wire.contract.Contract;
import io.kopilka.wire.http.TestService.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A call over HTTP whose answer is held to the contract.
public final class CheckedCall {
    private CheckedCall() {}

    /// What was answered; a body is sent as JSON where the headers do not say otherwise.
    ///
    /// @param body none where empty and the method is GET
    public static Reply send(HttpClient client, String method, URI uri, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        headers.forEach(request::header);
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!headers.containsKey("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Contract.get()
                    .require(
                            new Contract.Request(method, uri, body),
                            new Contract.Response(response.statusCode(), response.headers(), response.body()));
            return new Reply(response);
        } catch (IOException failed) {
            throw new IllegalStateException("the service did not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /// A file that was asked for.
    public static HttpResponse<byte[]> file(HttpClient client, URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String body = new String(response.body(), StandardCharsets.ISO_8859_1);
            Contract.get()
                    .require(
                            new Contract.Request("GET", uri, ""),
                            new Contract.Response(response.statusCode(), response.headers(), body));
            return response;
        } catch (IOException failed) {
            throw new IllegalStateException("the service did not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
