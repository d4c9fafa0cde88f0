package dev.groundwork.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Data flows one way: event, controller, use case, port, adapter. */
final class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.groundwork");

    @Test
    @DisplayName("INFRA-AUTH-900 a domain knows java, the kernel and itself")
    void domain() {
        check(classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.groundwork.kernel..", "..domain.."));
    }

    @Test
    @DisplayName("INFRA-AUTH-901 use cases and ports know no adapter, no HTTP and no SDK")
    void useCases() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..usecase..", "..port..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..adapter..", "..http..", "..worker..", "software.amazon..", "io.micronaut.http.."));
    }

    @Test
    @DisplayName("INFRA-AUTH-902 controllers reach no adapter and no table")
    void controllers() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.groundwork.*.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..adapter..", "software.amazon.."));
    }

    @Test
    @DisplayName("INFRA-AUTH-903 functions do not know each other, nor where they run")
    void functions() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.groundwork.localstack..", "dev.groundwork.testing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.groundwork.localstack.."));
        check(noClasses()
                .that()
                .resideInAPackage("dev.groundwork.auth..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.groundwork.mail.."));
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
    @DisplayName("INFRA-AUTH-906 names say what a class is: no Service, Manager, Util or Impl")
    void names() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.groundwork.localstack..")
                .should()
                .haveNameMatching(".*(Manager|Utils?|Impl|Helper)$"));
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

    private static void check(ArchRule rule) {
        rule.check(ALL);
    }
}
