package io.kopilka.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.checkout.VerifyReceipt;
import io.kopilka.checkout.VerifyReceipt.Verdict;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.domain.identity.ReceiptId;
import io.kopilka.domain.identity.TenantId;
import io.kopilka.local.Complaint;
import io.kopilka.local.service.OwnersTable;
import io.kopilka.local.service.RunFile;
import io.kopilka.platform.tenancy.Directory;
import io.kopilka.rulebook.Rulebook;
import io.kopilka.rulebook.RulesetVersions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./kopilka verify RECEIPT`: prices a recorded receipt again and compares. Exit code 1 where it is another now.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        sortOptions = false,
        header = "Посчитать записанный чек заново и сравнить. / Price a recorded receipt again and compare.",
        description = {
            "Берёт из таблицы работающего сервиса чек, исходные данные, которые он хранит, и правила, по которым он"
                    + " посчитан; считает заново и сравнивает подпись и каждую сумму.",
            "Takes a receipt from the table of a running service, with the inputs that it keeps and the rules that"
                    + " priced it; prices it again and compares the digest and each figure."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RECEIPT",
            description = {"Номер чека в сервисе, rcp_…", "The receipt's id, rcp_…"})
    private String receipt = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Папка работающего сервиса (обычно .kopilka).",
                "The running service's folder (default .kopilka)."
            })
    private Path data = Path.of(".kopilka");

    @Option(
            names = "--tenant",
            paramLabel = "ID",
            description = {
                "Чей чек, ten_… (обычно показательного магазина).",
                "Whose receipt, ten_… (default the demo shop's)."
            })
    private @Nullable String tenant;

    @Override
    public Integer call() {
        ReceiptId id = ReceiptId.parse(receipt)
                .orElseThrow(() -> new Complaint(
                        "Это не номер чека: " + receipt + ". Он выглядит как rcp_… и 32 знака.",
                        "This is no receipt's id: " + receipt + ". It looks like rcp_… and 32 characters."));
        RunFile run = RunFile.find(data)
                .orElseThrow(() -> new Complaint(
                        "С папкой " + data + " сейчас ничего не работает. Запустите ./kopilka up --data " + data,
                        "Nothing runs on the folder " + data + ". Start ./kopilka up --data " + data));
        try (OwnersTable table = OwnersTable.open(run)) {
            Rulebook rulebook = new Rulebook(new RulesetVersions(table.table()), new Directory(table.table()));
            Verdict verdict = new VerifyReceipt(table.table(), rulebook)
                    .verify(tenant(), id)
                    .orElseThrow(() -> new Complaint("Такого чека нет.", "There is no such receipt."));
            return tell(verdict);
        }
    }

    private TenantId tenant() {
        return Optional.ofNullable(tenant)
                .or(this::demoTenant)
                .flatMap(TenantId::parse)
                .orElseThrow(() -> new Complaint(
                        "Чей это чек? Укажите --tenant ten_…", "Whose receipt is it? Give --tenant ten_…"));
    }

    private Optional<String> demoTenant() {
        try {
            return switch (Json.read(Files.readAllBytes(data.resolve("demo.json")))) {
                case Read.Good<JsonNode>(JsonNode demo) ->
                    Optional.of(demo.path("tenant").asText());
                case Read.Refused<JsonNode> _ -> Optional.empty();
            };
        } catch (IOException noDemo) {
            return Optional.empty();
        }
    }

    private int tell(Verdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        if (verdict.isSame()) {
            out.println("Совпадает до последнего байта: " + verdict.stored());
            out.println("The same to the last byte: " + verdict.stored());
        } else {
            out.println("Отличается: было " + verdict.stored() + ", стало " + verdict.reckoned());
            out.println("Different: was " + verdict.stored() + ", is " + verdict.reckoned());
            for (JsonNode each : verdict.differences()) {
                String line =
                        each.path("line").isNull() ? "" : each.path("line").asText() + " ";
                out.println("  " + line + each.path("field").asText() + ": "
                        + each.path("charged").asText() + " → "
                        + each.path("priced").asText());
            }
        }
        out.println("Движок / engine: " + verdict.recordedBy() + " → " + verdict.pricedBy());
        out.flush();
        return verdict.isSame() ? 0 : 1;
    }
}
