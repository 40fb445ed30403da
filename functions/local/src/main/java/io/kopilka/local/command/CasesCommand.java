package io.kopilka.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.kopilka.contract.cases.CaseCheck;
import io.kopilka.contract.json.Json;
import io.kopilka.contract.json.Read;
import io.kopilka.local.Complaint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./kopilka cases DIR`: prices every case of a folder and compares it with what it expects.
///
/// For each case that fails, its file and each difference; then, as the last line of stdout, `N passed, N failed`. Exit
/// code 0 where all passed, 1 where one failed or there is none.
@Command(
        name = "cases",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        header = "Прогнать примеры расчёта. / Run pricing cases.",
        description = {
            "Считает каждый *.json папки и печатает каждое отличие от ожидаемого.",
            "Prices every *.json of a folder and prints each difference from what is expected."
        })
public final class CasesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description = {"Папка с примерами.", "The folder with the cases."})
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int passed = 0;
        int failed = 0;
        for (Path file : files()) {
            List<String> differences = differences(file);
            if (differences.isEmpty()) {
                passed++;
            } else {
                failed++;
                out.println(file.getFileName());
                differences.forEach(difference -> out.println("  " + difference));
            }
        }
        out.println(passed + " passed, " + failed + " failed");
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Complaint("Нет такой папки: " + folder, "There is no such folder: " + folder);
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> cases = all.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (cases.isEmpty()) {
                throw new Complaint(
                        "В папке " + folder + " нет ни одного файла *.json.",
                        "There is no *.json in the folder " + folder + ".");
            }
            return cases;
        }
    }

    private static List<String> differences(Path file) {
        try {
            return switch (Json.read(Files.readAllBytes(file))) {
                case Read.Good<JsonNode>(JsonNode document) -> CaseCheck.differences(document);
                case Read.Refused<JsonNode>(var faults) ->
                    faults.stream()
                            .map(fault ->
                                    fault.detail().ru() + " / " + fault.detail().en())
                            .toList();
            };
        } catch (IOException unreadable) {
            return List.of("Файл не читается / The file cannot be read: " + unreadable);
        } catch (ArithmeticException beyondRange) {
            return List.of("Суммы не помещаются в допустимые пределы / The amounts are beyond all limits: "
                    + beyondRange.getMessage());
        }
    }
}
