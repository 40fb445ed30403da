package io.kopilka.trials.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.local.Kopilka;
import io.kopilka.local.service.RunFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The demo shop in a process of its own, on its Sunday morning, which closing kills without a word.
record UpProcess(Process process, Path data, URI baseUrl, HttpClient client) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static UpProcess start(Path data) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dkopilka.dynamodb-local=" + System.getProperty("kopilka.dynamodb-local"),
                        "-Dkopilka.elasticmq=" + System.getProperty("kopilka.elasticmq"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Kopilka.class.getName(),
                        "up",
                        "--port",
                        "0",
                        "--clock",
                        DemoOverHttp.SUNDAY,
                        "--data",
                        data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long begun = System.nanoTime();
        Optional<RunFile> running = Optional.empty();
        while (running.isEmpty()) {
            assertThat(process.isAlive()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
            Thread.sleep(50);
            running = RunFile.find(data).filter(file -> file.pid() == process.pid());
        }
        Path demo = data.resolve("demo.json");
        while (!Files.exists(demo)) {
            Thread.sleep(20);
        }
        return new UpProcess(process, data, running.get().baseUrl(), HttpClient.newHttpClient());
    }

    /// Commits a sale of 100.00 to the demo's first customer and waits for the answer.
    void commit(String number) throws IOException, InterruptedException {
        ObjectNode demo = DemoOverHttp.json(Files.readString(data.resolve("demo.json")));
        String sale = """
                {"store": "%s", "till": "1", "number": "%s", "at": "2026-11-22T10:15:00+03:00", "card": "%s",
                 "lines": [{"id": "1", "sku": "SH-1", "groups": ["shoes/women"], "quantity": "1", "price": "100.00"}],
                 "payments": [{"kind": "cash", "amount": "97.00"}]}
                """.formatted(
                        demo.path("store").asText(), number, demo.at("/cards/0").asText());
        HttpRequest request = HttpRequest.newBuilder(baseUrl.resolve("/v1/receipts"))
                .header("Authorization", "Bearer " + demo.path("apiKey").asText())
                .header("Idempotency-Key", "sale-" + number)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(sale))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly().onExit().join();
    }
}
