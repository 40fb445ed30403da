package io.kopilka.trials;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A module imports only what stands below it; modules of one floor do not import each other. The build files say the
/// same by dependencies, but a dependency is added with one line and seen by few: here it breaks a test.
class FloorsTest {

    /// Classes that may ask the machine for the time or for chance. Everybody else is handed a clock and ids.
    private static final Set<String> MAY_ASK_THE_MACHINE = Set.of(
            "io.kopilka.platform.table.DynamoTable",
            "io.kopilka.local.command.UpCommand",
            // A token's time is its issuer's, whatever clock the service was given.
            "io.kopilka.platform.oidc.IssuedTokens",
            // The one source of chance, which a restored snapshot renews.
            "io.kopilka.platform.chance.Chance",
            // A line of the log tells the machine's time: there is a log before there is a clock.
            "io.kopilka.lambda.log.JsonLogger");

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importLocations(locations());

    /// The class path, and `lambda`, which is not on it: its server would take the place of the local service's.
    private static Set<Location> locations() {
        Set<Location> locations = new HashSet<>(Locations.ofPackage("io.kopilka"));
        locations.add(
                Location.of(Path.of(System.getProperty("kopilka.root"), "functions", "lambda", "target", "classes")));
        return locations;
    }

    /// Every module with its floor: it sees the modules of lower floors and none beside it.
    enum Module {
        DOMAIN(1),
        CONTRACT(2),
        PLATFORM(2),
        ACCOUNTS(3),
        RULEBOOK(3),
        WIRE(3),
        LAMBDA(3),
        CARDS(4),
        CHECKOUT(4),
        MEMBERS(4),
        PROGRAMS(4),
        REPORTS(4),
        TENANTS(4),
        UPKEEP(4),
        WEBHOOKS(4),
        LOCAL(5),
        TRIALS(6);

        private final int floor;

        Module(int floor) {
            this.floor = floor;
        }

        String packages() {
            return "io.kopilka." + name().toLowerCase(Locale.ROOT) + "..";
        }

        String[] packagesOutOfSight() {
            return Arrays.stream(values())
                    .filter(other -> other != this && other.floor >= floor)
                    .map(Module::packages)
                    .toArray(String[]::new);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModuleIsAmongTheImportedClasses(Module module) {
        assertThat(PRODUCTION.that(JavaClass.Predicates.resideInAPackage(module.packages())))
                .as("classes of %s: a rule over none of them would prove nothing", module.packages())
                .isNotEmpty();
    }

    @Test
    void everyClassBelongsToAModule() {
        classes()
                .should()
                .resideInAnyPackage(
                        Stream.of(Module.values()).map(Module::packages).toArray(String[]::new))
                .check(PRODUCTION);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRIALS")
    void aModuleImportsOnlyWhatStandsBelowIt(Module module) {
        noClasses()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module.packagesOutOfSight())
                .check(PRODUCTION);
    }

    @Test
    void theDomainImportsTheJdkAndNothingElse() {
        classes()
                .that()
                .resideInAPackage(Module.DOMAIN.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", Module.DOMAIN.packages())
                .check(PRODUCTION);
    }

    @Test
    void theDomainReadsAndWritesNothing() {
        noClasses()
                .that()
                .resideInAPackage(Module.DOMAIN.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..", "java.util.logging..")
                .check(PRODUCTION);
    }

    @Test
    void theDomainCountsWithoutBinaryFloatingPoint() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(Module.DOMAIN.packages())
                .should()
                .haveRawType(BINARY_FLOATING_POINT)
                .allowEmptyShould(true)
                .check(PRODUCTION);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(Module.DOMAIN.packages())
                .should()
                .haveRawReturnType(BINARY_FLOATING_POINT)
                .orShould()
                .haveRawParameterTypes(describe(
                        "of which one is double or float",
                        types -> types.stream().anyMatch(BINARY_FLOATING_POINT)))
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void theContractKnowsJacksonAndTheDomainOnly() {
        classes()
                .that()
                .resideInAPackage(Module.CONTRACT.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        Module.DOMAIN.packages(),
                        Module.CONTRACT.packages())
                .check(PRODUCTION);
    }

    @Test
    void timeAndChanceAreHandedInAndNotAskedOfTheMachine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Module.TRIALS.packages())
                .and(describe(
                        "are not on the list of those who may",
                        type -> !MAY_ASK_THE_MACHINE.contains(type.getFullName())))
                .should()
                .accessTargetWhere(ASKS_THE_MACHINE)
                .check(PRODUCTION);
    }

    private static final DescribedPredicate<JavaClass> BINARY_FLOATING_POINT = describe(
            "double or float",
            type -> type.isEquivalentTo(double.class)
                    || type.isEquivalentTo(float.class)
                    || type.isEquivalentTo(Double.class)
                    || type.isEquivalentTo(Float.class));

    private static final DescribedPredicate<JavaAccess<?>> ASKS_THE_MACHINE =
            describe("asks the machine for the time or for chance", access -> {
                var owner = access.getTargetOwner();
                var name = access.getTarget().getName();
                var takesAClock = access.getTarget()
                        .resolveMember()
                        .filter(JavaMethod.class::isInstance)
                        .map(JavaMethod.class::cast)
                        .filter(method -> method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Clock.class)))
                        .isPresent();
                return (owner.getPackageName().startsWith("java.time") && name.equals("now") && !takesAClock)
                        || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                        || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                        || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                        || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                        || owner.isEquivalentTo(SecureRandom.class);
            });
}
