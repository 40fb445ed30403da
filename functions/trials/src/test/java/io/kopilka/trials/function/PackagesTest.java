package io.kopilka.trials.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the packages hold, and what they must not.
class PackagesTest {

    private static final long MOST_BYTES = 25L * 1024 * 1024;

    /// What is for tests, for one machine, or another server.
    private static final Pattern FOREIGN = Pattern.compile(
            "(?i).*(junit|assertj|archunit|mockito|jmh|-tests\\.jar|dynamodblocal|sqlite|elasticmq|scala|netty|picocli|"
                    + "logback|joda|kopilka-local|kopilka-trials|runtime-interface-client).*");

    /// The capabilities; a package holds its own, the relay's those that have events, and those of webhooks and
    /// upkeep the one that records and shows receipts and counts accounts from them.
    private static final Set<String> CAPABILITIES = Set.copyOf(FunctionPackage.names());

    private static final Map<String, Set<String>> MORE = Map.of(
            "relay", Set.of("checkout", "upkeep"),
            "upkeep", Set.of("checkout", "upkeep"),
            "webhooks", Set.of("checkout", "webhooks"));

    /// Licences by the beginning of a jar's name. A jar that is not here has not been looked at.
    private static final Map<String, String> LICENCES = Map.ofEntries(
            Map.entry("kopilka-", "Apache-2.0"),
            Map.entry("micronaut-", "Apache-2.0"),
            Map.entry("jackson-", "Apache-2.0"),
            Map.entry("caffeine-", "Apache-2.0"),
            Map.entry("aws-lambda-java-", "Apache-2.0"),
            Map.entry("crac-", "BSD-2-Clause"),
            Map.entry("slf4j-api-", "MIT"),
            Map.entry("reactor-core-", "Apache-2.0"),
            Map.entry("reactive-streams-", "MIT-0"),
            Map.entry("jakarta.annotation-api-", "EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0"),
            Map.entry("jakarta.inject-api-", "Apache-2.0"),
            Map.entry("jakarta.validation-api-", "Apache-2.0"),
            Map.entry("jspecify-", "Apache-2.0"),
            Map.entry("error_prone_annotations-", "Apache-2.0"),
            Map.entry("snakeyaml-", "Apache-2.0"),
            Map.entry("fastcsv-", "MIT"),
            Map.entry("fastexcel-", "Apache-2.0"),
            Map.entry("opczip-", "Apache-2.0"),
            Map.entry("standardwebhooks-", "MIT"),
            Map.entry("nimbus-jose-jwt-", "Apache-2.0"),
            Map.entry("pdfbox-", "Apache-2.0 with Liberation Sans under OFL-1.1"),
            Map.entry("fontbox-", "Apache-2.0"),
            Map.entry("commons-logging-", "Apache-2.0"),
            Map.entry("okapibarcode-", "Apache-2.0"),
            Map.entry("httpclient5-", "Apache-2.0"),
            Map.entry("httpcore5-", "Apache-2.0"),
            Map.entry("eventstream-", "Apache-2.0"));

    private static final String OF_THE_AWS_SDK = "-2.54.13.jar";

    static List<String> names() {
        return FunctionPackage.names();
    }

    private static List<? extends ZipEntry> entries(String name) throws IOException {
        try (ZipFile zip = new ZipFile(FunctionPackage.of(name).zip().toFile())) {
            return zip.stream().filter(entry -> !entry.isDirectory()).toList();
        }
    }

    private static List<String> jars(String name) throws IOException {
        return entries(name).stream()
                .map(ZipEntry::getName)
                .filter(entry -> entry.startsWith("lib/"))
                .map(entry -> entry.substring("lib/".length()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPackageIsAtMost25Megabytes(String name) throws IOException {
        assertThat(Files.size(FunctionPackage.of(name).zip())).isLessThanOrEqualTo(MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPackageIsJarsInLibAndTheLicence(String name) throws IOException {
        assertThat(entries(name).stream().map(ZipEntry::getName).filter(entry -> !entry.matches("lib/[^/]+\\.jar")))
                .containsExactlyInAnyOrder("LICENSE", "NOTICE");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPackageHoldsItsOwnCapabilityAndNoOther(String name) throws IOException {
        Set<String> capabilities = jars(name).stream()
                .map(jar -> jar.replaceFirst("^kopilka-", "").replaceFirst("-[0-9.]+\\.jar$", ""))
                .filter(CAPABILITIES::contains)
                .collect(Collectors.toSet());
        assertThat(capabilities).isEqualTo(MORE.getOrDefault(name, Set.of(name)));
        assertThat(jars(name)).anyMatch(jar -> jar.startsWith("kopilka-lambda-"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingForTestsOrForOneMachineIsInAPackage(String name) throws IOException {
        assertThat(jars(name))
                .isNotEmpty()
                .noneMatch(jar -> FOREIGN.matcher(jar).matches());
    }

    @ParameterizedTest
    @MethodSource("names")
    void exactlyOneHttpClientServesTheSdk(String name) throws IOException {
        assertThat(jars(name).stream()
                        .filter(jar -> jar.matches("(url-connection|apache.*|netty-nio|aws-crt)-client-.*")))
                .singleElement()
                .asString()
                .startsWith("url-connection-client-");
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameSourcesMakeTheSameBytes(String name) throws IOException {
        // The rest of it is in the jars, which carry the same time.
        assertThat(entries(name).stream().map(ZipEntry::getTimeLocal).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whateverAPackageHoldsMayBeGivenOnFreely(String name) throws IOException {
        assertThat(jars(name).stream().filter(jar -> licence(jar).isEmpty()))
                .as("jars whose licence nobody has looked at")
                .isEmpty();
    }

    private static Optional<String> licence(String jar) {
        return jar.endsWith(OF_THE_AWS_SDK)
                ? Optional.of("Apache-2.0")
                : LICENCES.entrySet().stream()
                        .filter(each -> jar.startsWith(each.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
