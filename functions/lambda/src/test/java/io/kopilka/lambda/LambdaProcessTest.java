package io.kopilka.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaProcessTest {

    @Test
    void theEnvironmentSaysWhereTheTableAndTheQueuesAre() {
        assertThat(LambdaProcess.settings(
                        Map.of("KOPILKA_TABLE_NAME", "t", "KOPILKA_QUEUES_PREFIX", "kopilka-test-", "PATH", "/bin")))
                .isEqualTo(Map.of("kopilka.table.name", "t", "kopilka.queues.prefix", "kopilka-test-"));
    }

    @Test
    void aSettingThatThereIsNotStopsTheStart() {
        assertThatThrownBy(() -> LambdaProcess.settings(Map.of("KOPILKA_TABEL_NAME", "t")))
                .hasMessage("no setting is named KOPILKA_TABEL_NAME");
    }
}
