package io.kopilka.local.command;

import io.kopilka.checkout.AuditTable;
import io.kopilka.local.service.OwnersTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kopilka audit`: adds every account up again from its entries and compares. Exit code 1 where anything
/// differs.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        sortOptions = false,
        header = "Пересчитать каждый счёт по проводкам и сравнить. / Add every account up again from its entries.",
        description = {
            "Сверяет у всех организаций счета с проводками, чеки и возвраты с проводками и списками, число покупок с"
                    + " чеками. Сервис может работать, а может и нет.",
            "Compares, for all tenants, accounts with their entries, receipts and returns with entries and lists, the"
                    + " number of purchases with receipts. The service may be running or not."
        })
public final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {"Папка сервиса (обычно .kopilka).", "The service's folder (default .kopilka)."})
    private Path data = Path.of(".kopilka");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OwnersTable table = OwnersTable.of(data)) {
            AuditTable.Tally tally = AuditTable.run(table.table(), difference -> {
                String where = difference.tenant().value() + " " + difference.where() + ": ";
                out.println(where + difference.what().ru());
                out.println(where + difference.what().en());
            });
            out.println("Организаций %d, счетов %d, проводок %d, чеков %d: расхождений %d"
                    .formatted(
                            tally.tenants(),
                            tally.accounts(),
                            tally.postings(),
                            tally.receipts(),
                            tally.differences()));
            out.println("%d tenants, %d accounts, %d postings, %d receipts: %d differences"
                    .formatted(
                            tally.tenants(),
                            tally.accounts(),
                            tally.postings(),
                            tally.receipts(),
                            tally.differences()));
            out.flush();
            return tally.differences() == 0 ? 0 : 1;
        }
    }
}
