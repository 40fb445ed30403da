package io.kopilka.local.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.local.service.PrivateFile;
import io.kopilka.platform.change.Checkpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How far the stream has been carried on, in a file: `{"stream": …, "shards": {shard: position}}`. Where the file is
/// gone or broken the stream is read from its beginning; listeners know what they have had.
final class CheckpointFile implements Checkpoints {
    private final Path file;

    CheckpointFile(Path file) {
        this.file = file;
    }

    @Override
    public Map<String, String> load(String stream) {
        try {
            return switch (Json.read(Files.readAllBytes(file))) {
                case Read.Good<JsonNode>(JsonNode kept)
                when stream.equals(kept.path("stream").asText()) -> positions(kept.path("shards"));
                case Read.Good<JsonNode> _, Read.Refused<JsonNode> _ -> Map.of();
            };
        } catch (NoSuchFileException nothingKept) {
            return Map.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file " + file + " cannot be read", unreadable);
        }
    }

    private static Map<String, String> positions(JsonNode shards) {
        Map<String, String> positions = new HashMap<>();
        shards.properties()
                .forEach(each -> positions.put(each.getKey(), each.getValue().asText()));
        return positions;
    }

    @Override
    public void save(String stream, Map<String, String> positions) {
        ObjectNode kept = Json.object().put("stream", stream);
        ObjectNode shards = kept.putObject("shards");
        positions.forEach(shards::put);
        PrivateFile.write(file, Json.write(kept));
    }
}
