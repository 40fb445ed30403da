package io.kopilka.infrastructure;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The operations of the contract, so that the gateway lets in exactly those.
final class Contract {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private Contract() {}

    /// One operation.
    ///
    /// @param method in capitals
    /// @param path with its parameters in braces
    /// @param tag the first tag, which says whose it is
    record Operation(String method, String path, String tag) {}

    /// All of them, in the order of the document.
    static List<Operation> operations(Path document) {
        try (Reader reader = Files.newBufferedReader(document)) {
            Map<?, ?> contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            List<Operation> operations = new ArrayList<>();
            map(contract.get("paths"))
                    .forEach((path, item) -> map(item).forEach((method, operation) -> {
                        if (METHODS.contains(String.valueOf(method))) {
                            operations.add(new Operation(
                                    String.valueOf(method).toUpperCase(Locale.ROOT),
                                    String.valueOf(path),
                                    tag(map(operation))));
                        }
                    }));
            return operations;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the contract cannot be read", unreadable);
        }
    }

    private static String tag(Map<?, ?> operation) {
        if (operation.get("tags") instanceof List<?> tags && !tags.isEmpty()) {
            return String.valueOf(tags.getFirst());
        }
        throw new IllegalArgumentException("each operation has a tag: " + operation.get("operationId"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("the contract has paths, and each of them operations");
    }
}
