package io.kopilka.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class KopilkaTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutACommandItSaysInBothLanguagesWhatItIs() {
        assertThat(run()).isZero();

        assertThat(out.toString())
                .contains("Копилка: бонусная программа для магазинов", "Kopilka: loyalty for shops")
                .contains("Команды / Commands:");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpTellsAboutACommandInBothLanguages() {
        assertThat(run("help", "help")).isZero();

        assertThat(out.toString())
                .contains("Рассказать о команде. / Tell about a command.", "Как вызвать / Usage: kopilka help")
                .contains("Показать эту справку.", "Show this help.");
    }

    @Test
    void anUnknownCommandIsRefusedOnStderrWithExitCodeTwo() {
        assertThat(run("sell")).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Команда не понята / Not understood:", "sell", "./kopilka --help");
    }

    private int run(String... arguments) {
        return Kopilka.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
