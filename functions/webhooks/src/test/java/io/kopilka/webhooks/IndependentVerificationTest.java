package io.kopilka.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kopilka.contract.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Signatures are verified by a library that is not ours and not in our language: `standardwebhooks` of npm.
final class IndependentVerificationTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("kopilka.root"), "functions", "webhooks", "target", "independent");
    private static final String PACKAGE = "standardwebhooks@1.0.0";

    private static final String PROGRAM = """
            const { Webhook } = require("standardwebhooks");
            const { secret, body, headers } = JSON.parse(require("fs").readFileSync(0, "utf8"));
            try {
              new Webhook(secret).verify(body, headers);
              console.log("good");
            } catch (refused) {
              console.log("bad");
            }
            """;

    private static int run(List<String> command, Path out, String in) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        process.getOutputStream().write(in.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return run(command, FOLDER.resolve("out.txt"), "") == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static String verdict(String secret, String id, Instant at, String signature, String body)
            throws IOException, InterruptedException {
        var message = Json.object().put("secret", secret).put("body", body);
        message.putObject("headers")
                .put("webhook-id", id)
                .put("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .put("webhook-signature", signature);
        Path out = FOLDER.resolve("verdict.txt");
        run(List.of("node", "verify.js"), out, message.toString());
        return Files.readString(out).strip();
    }

    @Test
    void theNpmPackageAcceptsOurSignaturesAndNoForgedOnes() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        assumeTrue(succeeds(List.of("node", "--version")), "there is no node here");
        boolean installed = Files.isDirectory(FOLDER.resolve("node_modules/standardwebhooks"))
                || succeeds(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", ".", PACKAGE));
        assumeTrue(installed, "npm cannot install " + PACKAGE);
        Files.writeString(FOLDER.resolve("verify.js"), PROGRAM);
        WebhookSecret secret = WebhookSecret.create(new SecureRandom());
        WebhookSecret old = WebhookSecret.create(new SecureRandom());
        String body = "{\"type\":\"receipt.committed\",\"data\":{\"name\":\"Туфли женские\"}}";
        Instant now = Instant.now();
        String both = secret.sign("evt_1", now, body) + " " + old.sign("evt_1", now, body);

        assertThat(verdict(secret.reveal(), "evt_1", now, both, body)).isEqualTo("good");
        assertThat(verdict(old.reveal(), "evt_1", now, both, body)).isEqualTo("good");
        assertThat(verdict(secret.reveal(), "evt_1", now, both, body + " ")).isEqualTo("bad");
        assertThat(verdict(secret.reveal(), "evt_2", now, both, body)).isEqualTo("bad");
        assertThat(verdict(WebhookSecret.create(new SecureRandom()).reveal(), "evt_1", now, both, body))
                .isEqualTo("bad");
    }
}
