package io.kopilka.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.local.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesCommandTest {

    private static final String CASE = """
            { "name": "ten off",
              "ruleset": { "currency": "RUB",
                           "offers": [ { "id": "ten", "name": "10 ₽", "effect": { "amount": "10.00" } } ] },
              "zone": "Europe/Moscow",
              "receipt": { "at": "2026-05-13T12:00:00+03:00",
                           "lines": [ { "id": "1", "sku": "A", "quantity": "1", "price": "100.00" } ] },
              "expect": { "total": "%s", "applied": %s } }
            """;

    @TempDir
    private Path folder;

    @Test
    void countsTheCasesThatPass() throws IOException {
        write("1.json", CASE.formatted("90.00", "[\"ten\"]"));
        write("2.json", CASE.formatted("90", "[\"ten\"]"));

        assertThat(CommandRun.of("cases", folder.toString()))
                .isEqualTo(new CommandRun(0, lines("2 passed, 0 failed"), ""));
    }

    @Test
    void namesEachDifferenceOfEachCaseThatFailsInTheOrderOfTheirNames() throws IOException {
        write("2.json", CASE.formatted("80.00", "[]"));
        write("1.json", CASE.formatted("90.00", "[\"ten\"]"));
        write("3.json", "{ \"name\": ");
        write("4.json", CASE.formatted("90.00", "[\"ten\"]").replace("\"quantity\": \"1\"", "\"quantity\": \"-1\""));
        write("notes.txt", "no case");

        CommandRun run = CommandRun.of("cases", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(lines(
                        "2.json",
                        "  total: expected 80.00, got 90.00",
                        "  applied: expected [], got [ten]",
                        "3.json",
                        "  Это не JSON: ошибка в строке 1, столбце 11. / This is not JSON: the fault is in"
                                + " line 1, column 11.",
                        "4.json",
                        "  /receipt/lines/0/quantity: The number must be from 0.001 to 999999.999.",
                        "1 passed, 3 failed"));
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        assertThat(CommandRun.of("cases", folder.resolve("absent").toString()))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        lines(
                                "Нет такой папки: " + folder.resolve("absent"),
                                "There is no such folder: " + folder.resolve("absent"))));
    }

    @Test
    void saysThatAFolderHasNoCases() {
        assertThat(CommandRun.of("cases", folder.toString()))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        lines(
                                "В папке " + folder + " нет ни одного файла *.json.",
                                "There is no *.json in the folder " + folder + ".")));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
