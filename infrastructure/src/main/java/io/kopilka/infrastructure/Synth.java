package io.kopilka.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The command `./kopilka synth`: writes the templates of one stage. Nothing is asked of AWS.
///
/// Options, each with its value: `--stage NAME` (`test`), `--out DIR` (`infrastructure/target/templates`),
/// `--alarms-to EMAIL`. The launcher adds `--packages DIR` and `--contract FILE`.
public final class Synth {
    private static final String ASSEMBLY = ".template.json";

    private Synth() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options;
        Stage stage;
        try {
            options = options(List.of(arguments));
            stage = new Stage(options.getOrDefault("--stage", "test"));
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
            return;
        }
        Path out = Path.of(options.getOrDefault("--out", "infrastructure/target/templates"));
        Files.createDirectories(out);
        KopilkaApp app = new KopilkaApp(
                stage,
                out,
                new Packages(Path.of(required(options, "--packages"))),
                Path.of(required(options, "--contract")),
                Optional.ofNullable(options.get("--alarms-to")));
        app.app().synth();
        if (app.faults() > 0) {
            System.err.println("cdk-nag: " + app.faults());
            System.exit(1);
        }
        try (Stream<Path> files = Files.list(out)) {
            files.filter(file -> file.toString().endsWith(ASSEMBLY)).sorted().forEach(System.out::println);
        }
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the launcher gives " + name);
        }
        return value;
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        List<String> known = List.of("--stage", "--out", "--packages", "--contract", "--alarms-to");
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!known.contains(name) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("Не понял: " + name
                        + ". Есть --stage, --out, --alarms-to, каждый со значением." + System.lineSeparator()
                        + "Not understood: " + name + ". There are --stage, --out, --alarms-to, each with a value.");
            }
            options.put(name, arguments.get(i + 1));
        }
        return options;
    }
}
