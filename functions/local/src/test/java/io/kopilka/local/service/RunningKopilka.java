package io.kopilka.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.local.Kopilka;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `kopilka up` in a process of its own, as a person starts it.
final class RunningKopilka implements AutoCloseable {

    private final Process process;
    private final Path data;
    private final List<String> said = new ArrayList<>();

    private RunningKopilka(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /// Starts it on a free port and waits until it has said everything.
    static RunningKopilka start(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-Dkopilka.dynamodb-local=" + System.getProperty("kopilka.dynamodb-local"),
                        "-Dkopilka.elasticmq=" + System.getProperty("kopilka.elasticmq"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Kopilka.class.getName(),
                        "up",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        RunningKopilka running = new RunningKopilka(process, data);
        running.listen();
        return running;
    }

    private void listen() throws IOException {
        // Not closed: the process would be told that nobody listens any more.
        BufferedReader lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null) {
            said.add(line);
            if (line.contains("Ctrl-C")) {
                return;
            }
            line = lines.readLine();
        }
        throw new IllegalStateException("it ended instead of starting; it said: " + said);
    }

    /// What it printed.
    List<String> said() {
        return said;
    }

    /// The demo as it stands in the folder.
    JsonNode demo() throws IOException {
        return switch (Json.read(Files.readAllBytes(data.resolve("demo.json")))) {
            case Read.Good<JsonNode>(JsonNode demo) -> demo;
            case Read.Refused<JsonNode>(var faults) -> throw new IllegalStateException(faults.toString());
        };
    }

    /// The processes that it started.
    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /// Sends SIGTERM and waits.
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /// Sends SIGKILL and waits.
    int kill() throws InterruptedException {
        process.destroyForcibly();
        return exitCode();
    }

    private int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
