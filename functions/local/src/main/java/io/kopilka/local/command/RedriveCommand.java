package io.kopilka.local.command;

import io.kopilka.local.Complaint;
import io.kopilka.local.service.OwnersQueues;
import io.kopilka.local.service.RunFile;
import io.kopilka.platform.queue.QueueName;
import io.kopilka.platform.queue.QueueUnavailable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./kopilka redrive QUEUE`: gives the dead letters of a queue back to it. Exit code 1 where not all could be.
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        resourceBundle = "io.kopilka.local.help",
        sortOptions = false,
        header = "Вернуть отложенные сообщения в их очередь. / Give dead letters back to their queue.",
        description = {
            "Сообщение откладывается, если не удалось пять раз или не может удаться никогда. Исправив причину, верните"
                    + " отложенное: ничего не будет учтено дважды.",
            "A message becomes a dead letter after it failed five times, or where it can never succeed. Mend the cause,"
                    + " then give them back: nothing is counted twice."
        })
public final class RedriveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "QUEUE",
            description = {
                "Очередь: tiers, reports, webhooks, deliveries, inbound, cards.",
                "The queue: tiers, reports, webhooks, deliveries, inbound, cards."
            })
    private String queue = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Папка работающего сервиса (обычно .kopilka).",
                "The running service's folder (default .kopilka)."
            })
    private Path data = Path.of(".kopilka");

    @Override
    public Integer call() {
        QueueName name = queue();
        RunFile run = RunFile.find(data)
                .orElseThrow(() -> new Complaint(
                        "С папкой " + data + " сейчас ничего не работает. Запустите ./kopilka up --data " + data,
                        "Nothing runs on the folder " + data + ". Start ./kopilka up --data " + data));
        try (OwnersQueues queues = OwnersQueues.open(run)) {
            int given = queues.deadLetters().giveBack(name);
            PrintWriter out = spec.commandLine().getOut();
            out.println("Возвращено в очередь " + name.queue() + ": " + given);
            out.println("Given back to the queue " + name.queue() + ": " + given);
            out.flush();
            return 0;
        } catch (QueueUnavailable unavailable) {
            throw new Complaint(
                    "Очереди не отвечают, отложенное осталось на месте: " + unavailable.getMessage(),
                    "The queues do not answer, the dead letters have stayed: " + unavailable.getMessage());
        }
    }

    private QueueName queue() {
        return Arrays.stream(QueueName.values())
                .filter(each -> each != QueueName.UNREADABLE)
                .filter(each -> each.queue().equals(queue))
                .findAny()
                .orElseThrow(() -> new Complaint(
                        "Нет такой очереди: " + queue + ". Есть: " + names() + ".",
                        "There is no queue " + queue + ". There are: " + names() + "."));
    }

    private static String names() {
        return Arrays.stream(QueueName.values())
                .filter(each -> each != QueueName.UNREADABLE)
                .map(QueueName::queue)
                .collect(Collectors.joining(", "));
    }
}
