package dev.groundwork.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Data flows one way: event, controller, use case, port, adapter; features and functions meet through what they declare. */
final class ArchitectureTest {

    private static final List<String> FUNCTIONS =
            List.of("auth", "credits", "payments", "apps", "deployments", "billing", "mail");

    private static final String[] SDK = {"software.amazon..", "dev.groundwork.dynamodb.."};

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.groundwork");

    @Test
    @DisplayName("INFRA-AUTH-900 models know java, the kernel and each other")
    void models() {
        check(classes()
                .that()
                .resideInAPackage("dev.groundwork..model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.groundwork.kernel..", "dev.groundwork..model.."));
        check(classes()
                .that()
                .resideInAPackage("dev.groundwork.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.groundwork.kernel.."));
    }

    @Test
    @DisplayName("INFRA-AUTH-901 what controllers call, and every port, knows no SDK: adapters alone do")
    void sdk() {
        check(noClasses()
                .that()
                .resideInAnyPackage(functions())
                .and(areCalledByControllers().or(arePorts()))
                .should()
                .dependOnClassesThat(resideInAnyPackage(SDK).and(not(belongToAnyOf(Key.class, OutboxMail.class)))));
    }

    @Test
    @DisplayName("INFRA-AUTH-902 controllers read through reader ports and write through use cases")
    void controllers() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SDK)
                .orShould()
                .dependOnClassesThat(arePortsThatWrite()));
    }

    @Test
    @DisplayName("INFRA-AUTH-907 use cases and ports know no HTTP")
    void http() {
        check(noClasses()
                .that()
                .resideInAnyPackage(functions())
                .and()
                .haveNameNotMatching(
                        ".*(Controller|Filter|ContentionHandler|BasicCredentials|Cookie|Response|Responses|Problems|Factory|OwnOrigin)([$].*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.http.."));
    }

    @Test
    @DisplayName("INFRA-AUTH-903 no function knows another, and none knows the local stack")
    void functionsApart() {
        for (var function : FUNCTIONS) {
            var others = FUNCTIONS.stream()
                    .filter(other -> !other.equals(function))
                    .map(ArchitectureTest::packages)
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(packages(function))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        }
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.groundwork.localstack..", "dev.groundwork.testing..", "dev.groundwork.house..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.groundwork.localstack.."));
    }

    @Test
    @DisplayName("INFRA-AUTH-908 every function of functions/ is named here, and shared modules know no function")
    void sharedKnowsNoFunction() {
        assertThat(FUNCTIONS)
                .containsExactlyInAnyOrderElementsOf(
                        Project.files(f -> f.toString().matches(".*/functions/[a-z]+/pom.xml")).stream()
                                .map(f -> f.getName(f.getNameCount() - 2).toString())
                                .toList());
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.groundwork.kernel..",
                        "dev.groundwork.runtime..",
                        "dev.groundwork.git..",
                        "dev.groundwork.http..",
                        "dev.groundwork.dynamodb..",
                        "dev.groundwork.secrets..",
                        "dev.groundwork.ledger..",
                        "dev.groundwork.appregistry..",
                        "dev.groundwork.hosting..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(functions()));
    }

    @Test
    @DisplayName("INFRA-AUTH-909 the features of a function depend on each other in one direction only")
    void features() {
        for (var function : FUNCTIONS) {
            check(slices().matching("dev.groundwork." + function + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true));
        }
    }

    @Test
    @DisplayName("INFRA-CRED-900 the ledger: a pure model, an engine over a store, items and keys in the store alone")
    void ledger() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.groundwork.ledger.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.groundwork.ledger.store..", "software.amazon..", "dev.groundwork.dynamodb.."));
        check(noClasses()
                .that()
                .resideInAPackage("dev.groundwork.ledger.verify..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.groundwork.ledger.engine..", "dev.groundwork.ledger.store..", "software.amazon.."));
    }

    @Test
    @DisplayName("INFRA-HOST-907 only apps and deployments carry the deployment engine; others know the registry")
    void hosting() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.groundwork.auth..",
                        "dev.groundwork.credits..",
                        "dev.groundwork.payments..",
                        "dev.groundwork.billing..",
                        "dev.groundwork.mail..",
                        "dev.groundwork.appregistry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.groundwork.hosting..", "org.eclipse.jgit..", "org.apache.commons.compress.."));
    }

    @Test
    @DisplayName("INFRA-AUTH-904 nobody asks the system for the time but factories and the local stack")
    void time() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.groundwork.localstack..")
                .should()
                .callMethod(Instant.class, "now"));
    }

    @Test
    @DisplayName("INFRA-AUTH-905 nobody reads the environment but factories and the local stack")
    void environment() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.groundwork.localstack..")
                .and()
                .haveSimpleNameNotEndingWith("Factory")
                .and()
                .haveSimpleNameNotContaining("Engine")
                .should()
                .callMethod(System.class, "getenv", String.class));
    }

    @Test
    @DisplayName("INFRA-AUTH-906 names say what a class is: no Manager, Util, Helper or Impl")
    void names() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.groundwork.localstack..")
                .should()
                .haveNameMatching(".*[a-z](Manager|Utils?|Impl|Helper)$"));
    }

    @Test
    @DisplayName("INFRA-AUTH-215 no function makes callers of its own: each goes through the one session check")
    void callers() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.groundwork.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.security.token..", "io.micronaut.security.filters..")
                .orShould()
                .callMethod(Authentication.class, "build", String.class, Collection.class, Map.class));
    }

    private static DescribedPredicate<JavaClass> areCalledByControllers() {
        return DescribedPredicate.describe(
                "are called by controllers",
                type -> type.getDirectDependenciesToSelf().stream()
                        .anyMatch(d -> d.getOriginClass().getSimpleName().endsWith("Controller")));
    }

    /** A port is an interface of ours that is not a choice of outcomes. */
    private static DescribedPredicate<JavaClass> arePorts() {
        return DescribedPredicate.describe(
                "are ports",
                type -> type.isInterface()
                        && type.getPackageName().startsWith("dev.groundwork.")
                        && !type.getPackageName().startsWith("dev.groundwork.http")
                        && !type.isAnnotation()
                        && !type.reflect().isSealed()
                        && !type.isAssignableTo(ProductClock.class));
    }

    /** A port whose name ends in Reader has no writes. */
    private static DescribedPredicate<JavaClass> arePortsThatWrite() {
        return arePorts()
                .and(DescribedPredicate.describe(
                        "write", type -> !type.getSimpleName().endsWith("Reader")));
    }

    private static String packages(String function) {
        return "dev.groundwork." + function + "..";
    }

    private static String[] functions() {
        return FUNCTIONS.stream().map(ArchitectureTest::packages).toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.check(ALL);
    }
}
