package io.kopilka.local.command;

import io.kopilka.local.Complaint;
import io.kopilka.local.people.MadeUp;
import io.kopilka.local.people.SignIn;
import io.kopilka.local.service.RunFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kopilka token`: an access token of a made-up person of the service on this machine, alone on standard
/// output.
///
/// Exit code 0, 1 where nothing runs or the issuer does not answer, 2 where the command line was not
/// understood.
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        sortOptions = false,
        header = "Токен вымышленного сотрудника. / An access token of a made-up person.",
        description = {
            "Для запросов от имени человека: Authorization: Bearer …, Kopilka-Tenant: ten_…. Годен час.",
            "For requests of a person: Authorization: Bearer …, Kopilka-Tenant: ten_…. Good for an hour."
        })
public final class TokenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--person",
            paramLabel = "PERSON",
            defaultValue = "owner",
            description = {
                "Кто: owner, marketer, cashier, analyst или developer (обычно owner).",
                "Who: owner, marketer, cashier, analyst or developer (default owner)."
            })
    private String person = "owner";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".kopilka",
            description = {
                "Папка работающего сервиса (обычно .kopilka).",
                "The running service's folder (default .kopilka)."
            })
    private Path data = Path.of(".kopilka");

    @Override
    public Integer call() throws InterruptedException {
        String people = Arrays.stream(MadeUp.values()).map(MadeUp::subject).collect(Collectors.joining(", "));
        MadeUp chosen = MadeUp.parse(person)
                .orElseThrow(() -> new Complaint(
                        "Нет такого человека: " + person + ". Есть: " + people + ".",
                        "There is no person " + person + ". There are: " + people + "."));
        RunFile run = RunFile.find(data)
                .orElseThrow(() -> new Complaint(
                        "С папкой " + data + " сейчас ничего не работает. Запустите ./kopilka up --data " + data,
                        "Nothing runs on the folder " + data + ". Start ./kopilka up --data " + data));
        try {
            PrintWriter out = spec.commandLine().getOut();
            out.println(new SignIn(run.issuer()).token(chosen));
            out.flush();
            return 0;
        } catch (IOException silent) {
            throw new Complaint(
                    "Не получилось войти: " + silent.getMessage(), "Signing in failed: " + silent.getMessage());
        }
    }
}
