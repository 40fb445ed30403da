package io.kopilka.local.command;

import io.kopilka.domain.identity.StoreId;
import io.kopilka.local.Complaint;
import io.kopilka.local.replay.Invoice;
import io.kopilka.local.replay.Replay;
import io.kopilka.local.replay.ReplayShop;
import io.kopilka.local.replay.RetailFile;
import io.kopilka.local.replay.Tally;
import io.kopilka.local.replay.Till;
import io.kopilka.local.service.OwnersTable;
import io.kopilka.local.service.RunFile;
import io.kopilka.local.shop.ShopRecords;
import io.kopilka.platform.secret.SigningKey;
import io.kopilka.platform.time.ServiceClock;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./kopilka replay FILE`: sells half a year of real receipts through a running service.
///
/// Exit code 1 where the service failed (a status of 500 or more) or could not be reached; receipts refused for what is
/// wrong with them are counted by reason, and are no failure.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        sortOptions = false,
        header = "Провести настоящие чеки через сервис. / Replay real receipts through the service.",
        description = {
            "Отправляет чеки файла Online Retail в работающий сервис: расчёт, потом проведение. Организация для них"
                    + " создаётся сама, прямо в таблице сервиса, адрес которой лежит в DIR/run.json. Повторный запуск"
                    + " ничего не считает дважды.",
            "Sends the receipts of an Online Retail file to a running service: a quote, then a commit. Their tenant is"
                    + " made by itself, straight in the service's table, whose address stands in DIR/run.json. Run"
                    + " again, it counts nothing twice."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 256;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = {"Файл чеков, .csv или .csv.gz.", "The receipts, .csv or .csv.gz."})
    private Path file = Path.of("");

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Where where = new Where();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "2147483647",
            description = {"Не больше N чеков (обычно все).", "At most N receipts (default all)."})
    private int limit;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "4",
            description = {"Сколько касс продают сразу (обычно 4).", "How many tills sell at a time (default 4)."})
    private int threads;

    /// The service to send to.
    static final class Where {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = {
                    "Папка работающего сервиса (обычно .kopilka).",
                    "The running service's folder (default .kopilka)."
                })
        private Path data = Path.of(".kopilka");

        @ArgGroup(exclusive = false)
        private @Nullable Elsewhere elsewhere;
    }

    /// A service of which only the address is known.
    static final class Elsewhere {

        @Option(
                names = "--url",
                required = true,
                paramLabel = "URL",
                description = {"Адрес другого сервиса.", "The address of another service."})
        private URI url = URI.create("");

        @Option(
                names = "--key",
                required = true,
                paramLabel = "KEY",
                description = {
                    "Ключ API в нём; валюта организации — GBP, карты с номерами покупателей уже есть.",
                    "An API key there, of a tenant in GBP that has cards numbered as the customers."
                })
        private String key = "";

        @Option(
                names = "--store",
                required = true,
                paramLabel = "ID",
                description = {"Магазин в нём.", "A store there."})
        private String store = "";
    }

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1) {
            throw wrong("--limit: от 1 / at least 1");
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw wrong("--threads: 1–" + MOST_THREADS);
        }
        List<Invoice> invoices = RetailFile.read(file, limit);
        if (invoices.isEmpty()) {
            throw new Complaint("В файле " + file + " нет чеков.", "The file " + file + " has no receipts.");
        }
        try (Till till = till(invoices)) {
            return replay(invoices, till);
        }
    }

    private int replay(List<Invoice> invoices, Till till) throws InterruptedException {
        // Which of null and a console that is no terminal stands for "none" changes from one JDK to the next.
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        long began = System.nanoTime();
        try {
            Tally tally =
                    new Replay(till, threads).run(invoices, spec.commandLine().getErr(), terminal);
            PrintWriter out = spec.commandLine().getOut();
            tally.lines(Duration.ofNanos(System.nanoTime() - began)).forEach(out::println);
            out.flush();
            return tally.hasFailures() ? 1 : 0;
        } catch (IOException unreachable) {
            throw new Complaint("Сервис не отвечает: " + unreachable, "The service cannot be reached: " + unreachable);
        }
    }

    private Till till(List<Invoice> invoices) {
        Elsewhere elsewhere = where.elsewhere;
        if (elsewhere != null) {
            StoreId store = StoreId.parse(elsewhere.store).orElseThrow(() -> wrong("--store: sto_…"));
            return new Till(elsewhere.url, elsewhere.key, store);
        }
        RunFile run = RunFile.find(where.data)
                .orElseThrow(() -> new Complaint(
                        "С папкой " + where.data + " сейчас ничего не работает. Запустите ./kopilka up --data "
                                + where.data + " или укажите --url, --key и --store.",
                        "Nothing runs on the folder " + where.data + ". Start ./kopilka up --data " + where.data
                                + ", or name --url, --key and --store."));
        SigningKey key = SigningKey.of(where.data.resolve("secret.key"));
        try (OwnersTable table = OwnersTable.open(run)) {
            ShopRecords records = new ShopRecords(table.table(), ServiceClock.real());
            return new ReplayShop(records, key)
                    .open(
                            run.baseUrl(),
                            invoices.stream()
                                    .filter(invoice -> !invoice.isReturn())
                                    .flatMap(invoice -> invoice.customer().stream())
                                    .toList());
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
