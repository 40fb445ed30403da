package io.kopilka.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What a running service says of itself in `run.json` of its data folder (mode 0600): enough for the owner's
/// other commands to find it, its table and its queues. It is gone when the service has stopped; one that was
/// killed leaves it behind.
///
/// @param pid the service's process
/// @param baseUrl where it listens
/// @param tableEndpoint where its table is
/// @param isEmulator whether that is an emulator of its own
/// @param table the table's name
/// @param queuesEndpoint where its queues are
/// @param issuer where its people sign in
public record RunFile(
        long pid, URI baseUrl, URI tableEndpoint, boolean isEmulator, String table, URI queuesEndpoint, URI issuer) {

    private static final String NAME = "run.json";

    /// The service that runs on a folder, as far as the folder says; empty where it says nothing, or the process that
    /// it names is no longer there.
    public static Optional<RunFile> find(Path folder) {
        try {
            return switch (Json.read(Files.readAllBytes(folder.resolve(NAME)))) {
                case Read.Good<JsonNode>(JsonNode node) ->
                    Optional.of(read(node)).filter(RunFile::isThere);
                case Read.Refused<JsonNode> _ -> Optional.empty();
            };
        } catch (NoSuchFileException nobodyRuns) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file " + NAME + " of " + folder + " cannot be read", unreadable);
        }
    }

    private static RunFile read(JsonNode node) {
        return new RunFile(
                node.path("pid").asLong(),
                URI.create(node.path("baseUrl").asText()),
                URI.create(node.path("tableEndpoint").asText()),
                node.path("emulator").asBoolean(),
                node.path("table").asText(),
                URI.create(node.path("queuesEndpoint").asText()),
                URI.create(node.path("issuer").asText()));
    }

    private boolean isThere() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    void write(Path folder) {
        ObjectNode node = Json.object()
                .put("pid", pid)
                .put("baseUrl", baseUrl.toString())
                .put("tableEndpoint", tableEndpoint.toString())
                .put("emulator", isEmulator)
                .put("table", table)
                .put("queuesEndpoint", queuesEndpoint.toString())
                .put("issuer", issuer.toString());
        PrivateFile.write(folder.resolve(NAME), Json.write(node));
    }

    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }
}
