package io.kopilka.trials.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kopilka.trials.Cores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kopilka bench http`: quotes over HTTP from a service whose table answers at once.
///
/// The service runs in a process of its own on one core, this one on the others. Each rate is an open load
/// ([OpenLoad]); the last row is as much as the service answers where every connection asks again at once. On a machine
/// that does other things too, answers by the time that the service was given are what a core to itself would answer.
@Command(
        name = "http",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        description = {
            "Сколько расчётов в секунду отвечает сервис по HTTP, если таблица отвечает сразу, и за какое время.",
            "How many quotes a second the service answers over HTTP where its table answers at once, and how fast."
        })
public final class HttpBench implements Callable<Integer> {
    private static final int QUOTES = 1_000;
    private static final long SEED = 1;
    private static final int WARM_UP_RATE = 1_500;
    private static final int FLOOD_SECONDS_WORTH = 4_000;
    private static final long MILLIS = 1_000;
    private static final int P50 = 500;
    private static final int P99 = 990;
    private static final int P999 = 999;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rates",
            paramLabel = "N,N",
            split = ",",
            defaultValue = "1000,2000,3000,4000,6000,8000",
            description = {"Запросов в секунду, по очереди.", "Requests a second, one after the other."})
    private List<Integer> rates = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = {"Сколько секунд идёт каждый замер (обычно 15).", "Seconds of each rate (default 15)."})
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description = {"Сколько секунд прогрева (обычно 60).", "Seconds of warming up (default 60)."})
    private int warmUp;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = {"Сколько соединений (обычно 32).", "Connections (default 32)."})
    private int connections;

    @Override
    public Integer call() throws IOException {
        boolean pinned = Cores.leaveTheFirst(ProcessHandle.current().pid());
        Process server = start(pinned);
        try (BufferedReader said = server.inputReader(UTF_8)) {
            OpenLoad load = new OpenLoad(port(said), requests(), connections);
            var _ = load.run(WARM_UP_RATE, warmUp);
            var _ = load.flood(FLOOD_SECONDS_WORTH * Math.max(1, warmUp / 6));
            report(load, server, pinned);
        } finally {
            server.destroy();
        }
        return 0;
    }

    private void report(OpenLoad load, Process server, boolean pinned) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(connections + " connections, " + seconds + " s each, "
                + (pinned ? "the service on a core of its own" : "no taskset: nothing is pinned"));
        out.println();
        out.println(
                "| asked a second | answered a second | p50, ms | p99, ms | p99.9, ms | answers a processor second |");
        out.println("|---|---|---|---|---|---|");
        for (int rate : rates) {
            row(out, Integer.toString(rate), server, () -> load.run(rate, seconds));
        }
        row(out, "at once", server, () -> load.flood(FLOOD_SECONDS_WORTH * seconds));
    }

    private static void row(PrintWriter out, String asked, Process server, Callable<OpenLoad.Outcome> measured) {
        long processorBefore = processorMillis(server);
        try {
            OpenLoad.Outcome outcome = measured.call();
            long processor = Math.max(1, processorMillis(server) - processorBefore);
            out.println(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.2f | %.2f | %.2f | %,d |",
                    asked,
                    outcome.answersASecond(),
                    outcome.millis(P50),
                    outcome.millis(P99),
                    outcome.millis(P999),
                    outcome.answers() * MILLIS / processor));
        } catch (Exception failed) {
            throw new IllegalStateException("the load broke off at " + asked, failed);
        }
        out.flush();
    }

    private static long processorMillis(Process server) {
        return server.toHandle()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }

    private static Process start(boolean pinned) throws IOException {
        List<String> command = new ArrayList<>(pinned ? Cores.onTheFirst() : List.of());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                QuoteServer.class.getName()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring("port ".length()));
            }
        }
        throw new IllegalStateException("the service did not start");
    }

    /// A thousand sales of ten lines, all of the known card.
    private static List<byte[]> requests() {
        SplittableRandom random = new SplittableRandom(SEED);
        OffsetDateTime at = LocalDateTime.parse("2026-11-22T10:14:00").atOffset(BenchShop.ZONE);
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < QUOTES; i++) {
            byte[] body = BenchShop.receipt(random, at, false).toString().getBytes(UTF_8);
            byte[] head = ("POST /v1/quotes HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                            + BenchShop.key().reveal()
                            + "\r\nContent-Type: application/json\r\nAccept-Language: ru\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(UTF_8);
            byte[] whole = new byte[head.length + body.length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(body, 0, whole, head.length, body.length);
            requests.add(whole);
        }
        return requests;
    }
}
