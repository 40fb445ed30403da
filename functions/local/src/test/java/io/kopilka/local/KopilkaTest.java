package io.kopilka.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KopilkaTest {

    @Test
    void withoutACommandItSaysInBothLanguagesWhatItIs() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Копилка: бонусная программа для магазинов", "Kopilka: loyalty for shops")
                .contains("Команды / Commands:");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void helpTellsAboutACommandInBothLanguages() {
        CommandRun run = CommandRun.of("help", "help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Рассказать о команде. / Tell about a command.", "Как вызвать / Usage: kopilka help")
                .contains("Показать эту справку.", "Show this help.");
    }

    @Test
    void anUnknownCommandIsRefusedOnStderrWithExitCodeTwo() {
        CommandRun run = CommandRun.of("sell");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "Команда не понята: sell здесь нет",
                        "Not understood: there is no sell here",
                        "./kopilka --help");
    }

    @Test
    void aSlipOfThePenIsNamedInBothLanguages() {
        assertThat(CommandRun.of("up", "--prot", "1").err())
                .contains("Команда не понята: --prot здесь нет", "Not understood: there is no --prot here");
        assertThat(CommandRun.of("up", "--port", "many").err())
                .contains("Команда не понята: значение many не подходит для --port")
                .contains("Not understood: the value many does not fit --port");
        assertThat(CommandRun.of("price").err())
                .contains("Команда не понята: не указано --ruleset, --receipt")
                .contains("Not understood: missing --ruleset, --receipt");
        assertThat(CommandRun.of("verify").err())
                .contains("Команда не понята: не указано RECEIPT", "Not understood: missing RECEIPT");
        assertThat(CommandRun.of("up", "--port").err()).contains("Команда не понята: не указано --port");
        assertThat(CommandRun.of("up", "--port", "1", "--port", "2").err())
                .contains("Команда не понята: --port указано дважды", "Not understood: --port is given twice");
    }

    @Test
    void aPortOrAClockThatIsNoneIsRefusedBeforeAnythingStarts() {
        assertThat(CommandRun.of("up", "--port", "70000").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("up", "--clock", "tomorrow").err())
                .contains("Команда не понята / Not understood: --clock: 2026-12-31T23:00:00+05:00");
        assertThat(CommandRun.of("up", "--aws", "ftp://x").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("up", "--sqs", "http://x").exitCode()).isEqualTo(2);
    }
}
