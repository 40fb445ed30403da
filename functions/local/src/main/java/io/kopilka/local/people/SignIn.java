package io.kopilka.local.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.platform.chance.Chance;
import io.kopilka.platform.hash.Sha256;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Signs a made-up person in at the issuer of this machine without a browser: authorization code with PKCE (RFC
/// 6749, RFC 7636), as the console does it in one.
public final class SignIn {

    private static final String CALLBACK = "http://127.0.0.1/signed-in";
    private static final int SECRET_BYTES = 32;
    private static final int TRIES = 50;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final URI issuer;

    /// At this issuer.
    public SignIn(URI issuer) {
        this.issuer = issuer;
    }

    /// An access token of this person.
    public String token(MadeUp person) throws IOException, InterruptedException {
        byte[] secret = new byte[SECRET_BYTES];
        Chance.source().nextBytes(secret);
        String verifier = text(secret);
        return redeem(code(person, verifier), verifier);
    }

    /// A code for a person, as the issuer hands it to the callback.
    ///
    /// @param verifier whose challenge is sent along
    String code(MadeUp person, String verifier) throws IOException, InterruptedException {
        Map<String, String> question = new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", EmbeddedIssuer.AUDIENCE,
                "redirect_uri", CALLBACK,
                "scope", "openid",
                "state", "signed-in",
                "code_challenge", text(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII))),
                "code_challenge_method", "S256"));
        HttpResponse<String> answer =
                post(URI.create(issuer + "/authorize?" + form(question)), form(Map.of("username", person.subject())));
        return answer.headers()
                .firstValue("Location")
                .flatMap(SignIn::code)
                .orElseThrow(() -> new IOException("the issuer gave no code: " + answer.statusCode()));
    }

    /// The access token for a code.
    String redeem(String code, String verifier) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(
                URI.create(issuer + "/token"),
                form(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", EmbeddedIssuer.AUDIENCE,
                        "redirect_uri", CALLBACK,
                        "code", code,
                        "code_verifier", verifier)));
        return switch (Json.read(answer.body().getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<JsonNode>(JsonNode json)
            when json.path("access_token").isTextual() ->
                json.path("access_token").textValue();
            case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ ->
                throw new IOException("the issuer gave no token: " + answer.statusCode());
        };
    }

    /// Posts, patiently while the issuer is still starting.
    private static HttpResponse<String> post(URI address, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int tries = 1; ; tries++) {
                try {
                    return client.send(request, HttpResponse.BodyHandlers.ofString());
                } catch (ConnectException notYet) {
                    if (tries == TRIES) {
                        throw notYet;
                    }
                    Thread.sleep(BETWEEN);
                }
            }
        }
    }

    private static Optional<String> code(String location) {
        String query = Optional.ofNullable(URI.create(location).getRawQuery()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith("code="))
                .map(pair -> URLDecoder.decode(pair.substring("code=".length()), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
