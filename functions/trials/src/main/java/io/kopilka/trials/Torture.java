package io.kopilka.trials;

import io.kopilka.local.NotUnderstood;
import io.kopilka.local.Version;
import io.kopilka.trials.torture.KillTrial;
import io.kopilka.trials.torture.ManySeeds;
import io.kopilka.trials.torture.PlantedBug;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kopilka torture`: the service under faults. Exit code 1 where anything does not add up in the end.
@Command(
        name = "kopilka torture",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        resourceBundle = "io.kopilka.local.help",
        sortOptions = false,
        description = {
            "Убивает сервис под нагрузкой и обрывает его ответы, а потом сверяет всё до копейки.",
            "Kills the service under load and cuts its answers, and then adds everything up again."
        })
public final class Torture implements Callable<Integer> {
    private static final int STEPS = 200;
    private static final int SEEDS_BETWEEN_LINES = 500;
    private static final int SHORT_KILLS = 3;
    private static final int SHORT_RECEIPTS = 150;
    private static final int SHORT_CUTS = 50;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "50",
            description = {"Сколько раз убить (обычно 50).", "How often to kill (default 50)."})
    private int kills;

    @Option(
            names = "--receipts",
            paramLabel = "N",
            defaultValue = "5000",
            description = {
                "Сколько чеков подтвердить за это время, не меньше (обычно 5000).",
                "How many receipts to acknowledge meanwhile, at least (default 5000)."
            })
    private int receipts;

    @Option(
            names = "--cuts",
            paramLabel = "N",
            defaultValue = "1000",
            description = {"Сколько ответов оборвать (обычно 1000).", "How many answers to cut (default 1000)."})
    private int cuts;

    @Option(
            names = "--workers",
            description = {
                "Убивать не сервис, а процесс обработчиков очередей, посреди пачки; ответов не обрывать.",
                "Kill not the service but the process of the queues' workers, in the middle of a batch; cut no answers."
            })
    private boolean isOfWorkers;

    @Option(
            names = "--short",
            description = {
                "Коротко: 3 убийства, 150 чеков, 50 обрывов.",
                "The short form: 3 kills, 150 receipts, 50 cuts."
            })
    private boolean isShort;

    @Option(
            names = "--simulate",
            paramLabel = "SEEDS",
            defaultValue = "0",
            description = {
                "Вместо этого сыграть столько историй по 200 шагов в одном процессе.",
                "Instead of that, so many histories of 200 steps in one process."
            })
    private int simulate;

    @Option(
            names = "--plant",
            paramLabel = "BUG",
            defaultValue = "NONE",
            description = {
                "Подсадить в истории ошибку и увидеть, что она находится: ${COMPLETION-CANDIDATES}.",
                "Plant a bug into the histories and see that it is found: ${COMPLETION-CANDIDATES}."
            })
    private PlantedBug bug = PlantedBug.NONE;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "-1",
            description = {
                "С какого зерна начать (обычно случайное, для историй 1).",
                "The seed to begin with (default by chance; 1 for histories)."
            })
    private long seed;

    /// Does as `arguments` say and leaves the process with its exit code.
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Torture())
                .setParameterExceptionHandler(new NotUnderstood())
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        return simulate > 0 ? simulate(out) : kill(out);
    }

    private int simulate(PrintWriter out) {
        long began = System.nanoTime();
        AtomicInteger over = new AtomicInteger();
        ManySeeds.Result result = ManySeeds.simulate(seed < 0 ? 1 : seed, simulate, STEPS, bug, _ -> {
            int count = over.incrementAndGet();
            if (count % SEEDS_BETWEEN_LINES == 0) {
                say(out, count + "/" + simulate);
            }
        });
        say(
                out,
                "%,d × %d: %,d receipts, %,d deeds, %,d accounts restored, %,d s%n%s"
                        .formatted(
                                result.seeds(),
                                STEPS,
                                result.receipts(),
                                result.deeds(),
                                result.restored(),
                                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                                result.injected().report()));
        return judged(out, result.failures());
    }

    private int kill(PrintWriter out) throws IOException {
        long drawn = seed < 0 ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Path folder = Files.createTempDirectory("kopilka-torture");
        say(out, "seed " + drawn + ", " + folder);
        KillTrial.Plan plan = isShort
                ? new KillTrial.Plan(drawn, SHORT_KILLS, SHORT_RECEIPTS, SHORT_CUTS, folder)
                : new KillTrial.Plan(drawn, kills, receipts, cuts, folder);
        KillTrial.Result result = isOfWorkers
                ? KillTrial.ofWorkers(plan, line -> say(out, line))
                : KillTrial.ofService(plan, line -> say(out, line));
        say(
                out,
                "seed %d: %,d receipts acknowledged, %,d deeds; refused %s%n%s"
                        .formatted(
                                drawn,
                                result.receipts(),
                                result.deeds(),
                                result.refusals(),
                                result.injected().report()));
        return judged(out, result.wrong());
    }

    private static int judged(PrintWriter out, List<String> wrong) {
        wrong.forEach(each -> say(out, each));
        say(out, "Расхождений / differences: " + wrong.size());
        return wrong.isEmpty() ? 0 : 1;
    }

    private static synchronized void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
