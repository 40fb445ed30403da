package io.kopilka.platform.change;

import java.util.Map;

/// How far a stream has been carried on, so that whoever starts again goes on from there.
public interface Checkpoints {

    /// What was kept for a stream, by shard; empty where nothing was.
    ///
    /// @param stream the stream's name
    Map<String, String> load(String stream);

    /// Keeps how far each shard has been read, in the place of what was kept before.
    void save(String stream, Map<String, String> positions);
}
