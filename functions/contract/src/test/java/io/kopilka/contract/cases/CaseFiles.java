package io.kopilka.contract.cases;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The pricing cases of the project as they stand in their files.
public final class CaseFiles {
    private CaseFiles() {}

    /// The case files, by name.
    public static List<Path> files() throws IOException {
        try {
            return filesIn(Path.of(Objects.requireNonNull(CaseFiles.class.getResource("/cases"))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IOException("the folder of the cases", e);
        }
    }

    /// The case files of a folder, by name.
    public static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    public static List<byte[]> all() throws IOException {
        List<byte[]> documents = new ArrayList<>();
        for (Path file : files()) {
            documents.add(Files.readAllBytes(file));
        }
        return documents;
    }
}
