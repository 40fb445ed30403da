package io.kopilka.trials.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The service over HTTP.
///
/// @param baseUrl where it listens, if it does
record HttpService(HttpClient client, URI baseUrl) implements Service {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int BAD = 500;
    private static final int TOO_MANY = 429;

    @Override
    public Reply call(String method, String path, String key, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(baseUrl.resolve(path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + TortureShop.key().reveal())
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= BAD || answer.statusCode() == TOO_MANY) {
                throw new NoAnswer(answer.statusCode() + " " + answer.body());
            }
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException cut) {
            throw new NoAnswer("the connection was cut", cut);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted", interrupted);
        }
    }
}
