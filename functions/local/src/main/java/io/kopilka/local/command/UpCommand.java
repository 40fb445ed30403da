package io.kopilka.local.command;

import io.kopilka.local.demo.Demo;
import io.kopilka.local.demo.DemoCommands;
import io.kopilka.local.demo.DemoShop;
import io.kopilka.local.service.LocalService;
import io.kopilka.local.service.LocalSettings;
import io.kopilka.platform.time.ClockSetting;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./kopilka up`: the whole service on this machine, until Ctrl-C or SIGTERM.
///
/// Exit code 130 or 143 after such a signal, 1 where the service could not start or its emulator ended by itself.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        sortOptions = false,
        header = "Запустить весь сервис на этой машине. / Run the whole service on this machine.",
        description = {
            "Слушает только 127.0.0.1; данные лежат в папке и остаются между запусками. Остановить: Ctrl-C.",
            "Listens on 127.0.0.1 only; its data stay in a folder between runs. To stop it: Ctrl-C."
        })
public final class UpCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = {"Порт, 0 — любой свободный (обычно 8080).", "The port, 0 for any free one (default 8080)."})
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".kopilka",
            description = {"Папка для данных (обычно .kopilka).", "The folder for its data (default .kopilka)."})
    private Path data = Path.of("");

    @Option(
            names = "--clock",
            paramLabel = "TIME",
            defaultValue = "",
            description = {
                "Часы сервиса: момент (2026-12-31T23:00:00+05:00) или сдвиг (+P30D, -PT12H).",
                "The service's clock: a moment (2026-12-31T23:00:00+05:00) or a shift (+P30D, -PT12H)."
            })
    private String clock = "";

    @Option(
            names = "--empty",
            description = {"Без демонстрационного магазина.", "Without the demo shop."})
    private boolean empty;

    @Option(
            names = "--aws",
            paramLabel = "URL",
            description = {
                "Другие DynamoDB и SQS вместо встроенных (ключи из AWS_*, если они заданы).",
                "Another DynamoDB and SQS instead of the embedded ones (credentials of AWS_*, where they are set)."
            })
    private @Nullable URI aws;

    @Option(
            names = "--sqs",
            paramLabel = "URL",
            description = {"SQS, если он не там же, где --aws.", "SQS, where it is elsewhere than --aws."})
    private @Nullable URI sqs;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalService service = LocalService.prepare(settings());
        CountDownLatch stopping = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            stopping.countDown();
            service.close();
        }));
        service.onEmulatorEnd(name -> {
            if (stopping.getCount() > 0) {
                giveUp(name);
            }
        });
        welcome(service);
        stopping.await();
        return 0;
    }

    private LocalSettings settings() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw wrong("--port: от 0 до 65535 / from 0 to 65535");
        }
        if (ClockSetting.parse(clock).isEmpty()) {
            throw wrong("--clock: 2026-12-31T23:00:00+05:00, +P30D, -PT12H");
        }
        requireWeb("--aws", aws);
        requireWeb("--sqs", sqs);
        if (sqs != null && aws == null) {
            throw wrong("--sqs: вместе с --aws / together with --aws");
        }
        return new LocalSettings(port, data, clock, Optional.ofNullable(aws), Optional.ofNullable(sqs));
    }

    private void requireWeb(String option, @Nullable URI address) {
        if (address != null && !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw wrong(option + ": http://… / https://…");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private void welcome(LocalService service) throws IOException, InterruptedException {
        Path demoFile = service.folder().demoFile();
        PrintWriter out = spec.commandLine().getOut();
        if (empty) {
            Files.deleteIfExists(demoFile);
            listening(out, service.listen());
        } else {
            Demo demo = DemoShop.open(service);
            URI baseUrl = service.listen();
            DemoCommands commands = DemoCommands.of(
                    baseUrl, demo, service.get(InstantSource.class).instant());
            demo.write(demoFile, baseUrl, service.issuer());
            listening(out, baseUrl);
            out.println();
            out.println("Ключ API, всё разрешено / API key, every scope: "
                    + demo.key().reveal());
            out.println("То же для программ / The same for scripts:      " + demoFile);
            out.println(
                    "Токен владельца / A token of the owner:          ./kopilka token --person owner --data " + data);
            show(out, "Рассчитать чек / Price a receipt:", commands.quoteCommand());
            show(out, "Провести чек / Commit a receipt:", commands.commitCommand());
            show(out, "Посмотреть карту / Look at a card:", commands.cardCommand());
        }
        out.println();
        out.println("Остановить / To stop: Ctrl-C");
        out.flush();
    }

    private static void listening(PrintWriter out, URI baseUrl) {
        Duration since = Duration.ofMillis(System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime());
        String seconds = String.format(Locale.ROOT, "%.1f", since.toMillis() / 1000.0);
        out.println("Копилка слушает:      " + baseUrl + " (запуск занял " + seconds.replace('.', ',') + " с)");
        out.println("Kopilka listens on:   " + baseUrl + " (started in " + seconds + " s)");
    }

    private static void show(PrintWriter out, String title, String command) {
        out.println();
        out.println(title);
        out.println(command);
    }

    private void giveUp(String emulator) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                "Остановился сам, а без него работать нельзя: " + emulator + "; почему — в этом файле папки данных.");
        err.println("Ended by itself, and nothing works without it: " + emulator
                + "; that file of the data folder says why.");
        err.flush();
        Runtime.getRuntime().exit(1);
    }
}
