package io.kopilka.trials.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kopilka.contract.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Verifies webhooks by a library that is not ours and not in our language: `standardwebhooks` of npm.
final class NpmVerifier {
    private static final String PACKAGE = "standardwebhooks@1.0.0";
    private static final Path FOLDER =
            Path.of(System.getProperty("kopilka.root"), "functions", "trials", "target", "independent");

    /// The shop's clock is not the machine's, so each is verified at the moment that it names.
    private static final String PROGRAM = """
            const { Webhook } = require("standardwebhooks");
            const { secret, messages } = JSON.parse(require("fs").readFileSync(0, "utf8"));
            const good = messages.filter(({ headers, body }) => {
              Date.now = () => 1000 * Number(headers["webhook-timestamp"]);
              try {
                new Webhook(secret).verify(body, headers);
                return true;
              } catch (refused) {
                return false;
              }
            });
            console.log(good.length);
            """;

    private NpmVerifier() {}

    /// Skips the test, by name, where there is no Node.js or the package cannot be had.
    static void require() {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("verify.js"), PROGRAM);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        assumeTrue(succeeds("node", "--version"), "there is no node here");
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("node_modules/standardwebhooks"))
                        || succeeds("npm", "install", "--no-audit", "--no-fund", "--prefix", ".", PACKAGE),
                "npm cannot install " + PACKAGE);
    }

    /// How many of them the secret has signed.
    static int good(String secret, List<Receiver.Received> messages) throws IOException, InterruptedException {
        ObjectNode asked = Json.object().put("secret", secret);
        ArrayNode all = asked.putArray("messages");
        for (Receiver.Received message : messages) {
            all.addObject()
                    .put("body", message.body())
                    .putObject("headers")
                    .put("webhook-id", message.id())
                    .put("webhook-timestamp", message.timestamp())
                    .put("webhook-signature", message.signature());
        }
        Path out = FOLDER.resolve("verdict.txt");
        if (run(asked.toString(), out, "node", "verify.js") != 0) {
            throw new IllegalStateException(Files.readString(out));
        }
        return Integer.parseInt(Files.readString(out).strip());
    }

    private static boolean succeeds(String... command) {
        try {
            return run("", FOLDER.resolve("out.txt"), command) == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int run(String in, Path out, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        process.getOutputStream().write(in.getBytes(UTF_8));
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
