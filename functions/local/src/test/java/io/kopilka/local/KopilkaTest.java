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
    void anUnknownCommandIsRefusedOnStderrWithExitCodeTwo() {
        assertThat(run("sell")).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("sell");
    }

    private int run(String... arguments) {
        return Kopilka.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
