package io.kopilka.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.kopilka.domain.text.Language;
import io.kopilka.platform.tenancy.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The platform's codes and scopes are the contract's.
final class ContractTest {

    private static final Path CONTRACT = Path.of(System.getProperty("kopilka.root"), "openapi");

    /// A code in the catalogue: its name, its status where it has one, its title in both languages.
    private static final Pattern CODE = Pattern.compile(
            "^ {6}([a-z_]+):\\n(?: {8}status: (\\d{3})\\n)? {8}en: ([\"']?)(.*)\\3\\n {8}ru: ([\"']?)(.*)\\5$",
            Pattern.MULTILINE);

    private static final Pattern SCOPE = Pattern.compile("^ +x-scope: (\\S+)$", Pattern.MULTILINE);

    /// What stands in the place of a scope where none is needed: any person's token, no credential at all.
    private static final Set<String> WITHOUT_A_SCOPE = Set.of("person", "none");

    /// Codes that the platform has and the contract does not yet state.
    private static final Set<String> AHEAD_OF_THE_CONTRACT = Set.of("backdate_forbidden", "too_far_ahead");

    @Test
    void codesStatusesAndTitlesAreThoseOfTheContract() throws IOException {
        List<MatchResult> stated =
                CODE.matcher(read("schemas/problem.yaml")).results().toList();

        Set<String> known = Arrays.stream(ProblemCode.values())
                .map(ProblemCode::wireName)
                .filter(name -> !AHEAD_OF_THE_CONTRACT.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(stated).extracting(code -> code.group(1)).containsExactlyInAnyOrderElementsOf(known);
        assertThat(stated).allSatisfy(code -> {
            ProblemCode same = ProblemCode.parse(code.group(1)).orElseThrow();
            OptionalInt status =
                    Stream.ofNullable(code.group(2)).mapToInt(Integer::parseInt).findFirst();
            assertThat(same.status()).as(code.group(1)).isEqualTo(status);
            assertThat(Texts.in(Language.EN).title(same)).isEqualTo(code.group(4));
            assertThat(Texts.in(Language.RU).title(same)).isEqualTo(code.group(6));
        });
    }

    @Test
    void everyScopeThatAnOperationStatesIsKnown() throws IOException {
        Matcher scopes = SCOPE.matcher(read("kopilka.yaml"));

        assertThat(scopes.results().map(found -> found.group(1)).toList())
                .hasSizeGreaterThan(10)
                .filteredOn(scope -> !WITHOUT_A_SCOPE.contains(scope))
                .allSatisfy(scope -> assertThat(Scope.parse(scope)).as(scope).isPresent());
    }

    private static String read(String file) throws IOException {
        return Files.readString(CONTRACT.resolve(file));
    }
}
