package io.kopilka.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of roles that people read is the one by which they are let in.
final class RolesDocumentedTest {

    private static final List<Role> COLUMNS =
            List.of(Role.OWNER, Role.MARKETER, Role.CASHIER, Role.ANALYST, Role.DEVELOPER);

    @ParameterizedTest
    @ValueSource(strings = {"docs/people-and-keys.md", "docs/ru/people-and-keys.md"})
    void theTableOfRolesIsThatOfTheCode(String page) throws IOException {
        List<String> rows = Files.readAllLines(Path.of(System.getProperty("kopilka.root"), page)).stream()
                .filter(line -> line.matches("\\| `[a-z]+:[a-z]+` \\|.*"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Scope.values())
                        .sorted(Comparator.comparing(Enum::name))
                        .map(RolesDocumentedTest::row)
                        .toList());
        assertThat(COLUMNS).containsExactly(Role.values());
    }

    private static String row(Scope scope) {
        StringBuilder row = new StringBuilder("| `" + scope.wireName() + "` |");
        COLUMNS.forEach(role -> row.append(role.scopes().contains(scope) ? " ✓ |" : " |"));
        return row.append(RoleTable.device().contains(scope) ? " ✓ |" : " |").toString();
    }
}
