package io.kopilka.trials.function;

import io.kopilka.local.demo.Demo;
import io.kopilka.local.demo.DemoCommands;
import io.kopilka.local.demo.DemoShop;
import io.kopilka.local.service.LocalService;
import io.kopilka.local.service.LocalSettings;
import io.kopilka.local.service.RunFile;
import io.kopilka.trials.Cores;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kopilka bench coldstart`: from the start of the checkout function's process to the last byte of its first quote.
///
/// The quote is the demo shop's, its table is DynamoDB Local, which has answered it before. The function has one core
/// where `taskset` is there, everything else the others. The ways to start take turns in a random order.
@Command(
        name = "coldstart",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        description = {
            "Сколько ждать первого ответа функции checkout после её запуска и сколько памяти она занимает.",
            "How long the checkout function takes from its start to its first answer, and its memory."
        })
public final class ColdStartBench implements Callable<Integer> {

    private static final String HANDLER = "io.kopilka.lambda.HttpFunction";
    private static final int WARM_UP = 20;
    private static final long TRAINING_SECONDS = 180;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = {"Сколько раз запускать каждым способом (обычно 5).", "Starts of each kind (default 5)."})
    private int rounds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = {"Зерно порядка запусков.", "The seed of the order of starts."})
    private long seed;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = {"Ещё параметр JVM, можно несколько раз.", "A further option of the JVM; may be repeated."})
    private List<String> further = List.of();

    /// How the JVM is started. All of them collect garbage serially, in a heap as Lambda gives a function of 1,024 MB.
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nobody can change
    private enum Way {
        PLAIN("plain", false),
        C1("C1", false, "-XX:TieredStopAtLevel=1"),
        C1_FLAT("C1, flat class path", true, "-XX:TieredStopAtLevel=1"),
        APPCDS("AppCDS + C1, flat", true, "-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile=%s.jsa"),
        AOT("AOT cache + C1, flat", true, "-XX:TieredStopAtLevel=1", "-XX:AOTCache=%s.aot");

        private final String title;
        private final boolean flat;
        private final List<String> options;

        Way(String title, boolean flat, String... options) {
            this.title = title;
            this.flat = flat;
            this.options = List.of(options);
        }

        private List<String> options(Path archive) {
            List<String> all = new ArrayList<>(COMMON);
            options.forEach(option -> all.add(String.format(Locale.ROOT, option, archive)));
            return all;
        }
    }

    private static final List<String> COMMON = List.of("-XX:+UseSerialGC", "-Xmx768m");

    private record Start(long millis, long processorMillis, long mebibytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kopilka-coldstart");
        Path root = FunctionPackage.of("checkout").unpack(Files.createDirectory(folder.resolve("task")));
        boolean pinned = Cores.leaveTheFirst(ProcessHandle.current().pid());
        try (LocalService service =
                LocalService.prepare(new LocalSettings(0, folder.resolve("data"), "", Optional.empty()))) {
            Demo demo = DemoShop.open(service);
            URI baseUrl = service.listen();
            RunFile run = RunFile.find(folder.resolve("data")).orElseThrow();
            for (ProcessHandle child : ProcessHandle.current().children().toList()) {
                var _ = Cores.leaveTheFirst(child.pid());
            }
            String event =
                    SampleEvents.quote(demo, sample(baseUrl, demo, service).sale());
            Map<String, String> environment = Map.of(
                    "KOPILKA_TABLE_NAME", run.table(),
                    "KOPILKA_TABLE_ENDPOINT", run.tableEndpoint().toString(),
                    "KOPILKA_SECRET_KEY_FILE", service.folder().secretKey().toString());
            Launch launch = new Launch(root, environment, pinned, folder, event, further);
            launch.train();
            report(measure(launch), pinned);
        }
        return 0;
    }

    private static DemoCommands sample(URI baseUrl, Demo demo, LocalService service)
            throws IOException, InterruptedException {
        DemoCommands commands =
                DemoCommands.of(baseUrl, demo, service.get(InstantSource.class).instant());
        for (int i = 0; i < WARM_UP; i++) {
            var _ = DemoCommands.of(
                    baseUrl, demo, service.get(InstantSource.class).instant());
        }
        return commands;
    }

    private Map<Way, List<Start>> measure(Launch launch) {
        List<Way> turns = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            turns.addAll(List.of(Way.values()));
        }
        Collections.shuffle(turns, new Random(seed));
        Map<Way, List<Start>> starts = new EnumMap<>(Way.class);
        for (Way way : turns) {
            starts.computeIfAbsent(way, _ -> new ArrayList<>()).add(launch.start(way));
        }
        return starts;
    }

    private void report(Map<Way, List<Start>> starts, boolean pinned) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("seed " + seed + ", " + rounds + " rounds, "
                + (pinned ? "the function on a core of its own" : "no taskset: nothing is pinned"));
        out.println();
        out.println("| way | first answer, s: median (least–most) | of the processor, s | RSS, MiB |");
        out.println("|---|---|---|---|");
        starts.forEach((way, each) -> {
            List<Long> millis = each.stream().map(Start::millis).sorted().toList();
            List<Long> processor =
                    each.stream().map(Start::processorMillis).sorted().toList();
            List<Long> memory = each.stream().map(Start::mebibytes).sorted().toList();
            out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.2f (%.2f–%.2f) | %.2f | %d |",
                    way.title,
                    millis.get(millis.size() / 2) / 1000.0,
                    millis.getFirst() / 1000.0,
                    millis.getLast() / 1000.0,
                    processor.get(processor.size() / 2) / 1000.0,
                    memory.get(memory.size() / 2)));
        });
        out.flush();
    }

    /// Starting the function, again and again.
    private record Launch(
            Path root,
            Map<String, String> environment,
            boolean pinned,
            Path folder,
            String event,
            List<String> further) {

        private Path archive() {
            return folder.resolve("checkout");
        }

        /// Makes the archives: a run of each kind that answers the quote a few times and ends.
        private void train() {
            train("-XX:ArchiveClassesAtExit=" + archive() + ".jsa");
            train("-XX:AOTCacheOutput=" + archive() + ".aot");
        }

        private void train(String option) {
            List<String> options = new ArrayList<>(Way.C1_FLAT.options(archive()));
            options.add(option);
            RunningFunction function = RunningFunction.start(settings(options, true, "training.log"));
            for (int i = 0; i < 3; i++) {
                require(function.invoke(event));
            }
            function.stop(TRAINING_SECONDS);
        }

        private Start start(Way way) {
            long began = System.nanoTime();
            try (RunningFunction function =
                    RunningFunction.start(settings(way.options(archive()), way.flat, "run.log"))) {
                RuntimeApi.Answer answer = function.invoke(event);
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                require(answer);
                return new Start(millis, function.processorMillis(), function.peakMebibytes());
            }
        }

        private RunningFunction.Settings settings(List<String> options, boolean flat, String log) {
            List<String> all = new ArrayList<>(options);
            all.addAll(further);
            List<String> prefix = pinned ? Cores.onTheFirst() : List.of();
            return new RunningFunction.Settings(root, HANDLER, environment, all, prefix, flat, folder.resolve(log));
        }

        private static void require(RuntimeApi.Answer answer) {
            if (!(answer instanceof RuntimeApi.Answer.Returned)
                    || !answer.text().contains("\"statusCode\":200")) {
                throw new IllegalStateException("the function did not price the sale: " + answer.text());
            }
        }
    }
}
