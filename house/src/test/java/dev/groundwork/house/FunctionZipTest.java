package dev.groundwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.runner.template.Template;
import dev.groundwork.localstack.runner.template.TemplateReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The zips of the functions as they were last built: functions/shrink.pro leaves in them all that a function needs. */
final class FunctionZipTest {

    private static final String JAR = "lib/function.jar";

    /** Bytes of a zip, which Lambda loads at a cold start. */
    private static final long MAX_BYTES = 14_000_000;

    /** Services of compilers and of frameworks that are not here: what implements them is left out, and nobody asks for it. */
    private static final Set<String> UNUSED = Set.of(
            "io.micrometer.context.ContextAccessor",
            "io.micronaut.inject.annotation.AnnotationMapper",
            "io.micronaut.inject.visitor.TypeElementVisitor",
            "jakarta.servlet.ServletContainerInitializer",
            "reactor.blockhound.integration.BlockHoundIntegration");

    /** Would open connections before a snapshot is taken; nobody asks for it. */
    private static final String WARM_UP = "software.amazon.awssdk.core.warmup.SdkWarmUpProvider";

    /** Would read an archive of a form that commons-compress knows, and that no upload here may have. */
    private static final String PACK200 = "org.apache.commons.compress.harmony.";

    private static final Template TEMPLATE = TemplateReader.read(
            Project.ROOT.resolve("template.yaml"),
            Map.of(
                    "WebOrigin",
                    "https://groundwork.test",
                    "MailFrom",
                    "a@groundwork.test",
                    "AlarmTopic",
                    "arn:aws:sns:eu-central-1:000000000000:alarms"),
            "http://127.0.0.1:1");

    static List<String> zips() {
        return TEMPLATE.functions().values().stream()
                .map(Template.Function::zip)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("zips")
    @DisplayName(
            "INFRA-AUTH-535 a function's zip makes every bean, and has every service, that all of its libraries have")
    void beans(String zip, @TempDir Path folder) throws IOException, InterruptedException {
        var shrunk = jar(zip, folder);

        var whole = report(zip, whole(zip), folder);

        assertThat(report(zip, shrunk, folder))
                .hasSizeGreaterThan(100)
                .anyMatch(line -> line.startsWith("bean dev.groundwork."))
                .allMatch(line -> !line.startsWith("no ") || UNUSED.contains(line.split(" ", -1)[2]))
                .containsExactlyElementsOf(whole);
    }

    @ParameterizedTest
    @MethodSource("zips")
    @DisplayName("INFRA-AUTH-536 a function's zip has at most 14 MB, and one jar in it, which is not compressed")
    void form(String zip) throws IOException {
        var built = Project.ROOT.resolve(zip);

        assertThat(built).satisfies(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(MAX_BYTES));
        try (var file = new ZipFile(built.toFile());
                var jar = new ZipInputStream(file.getInputStream(file.getEntry(JAR)))) {
            assertThat(file.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
                    .containsExactly(JAR);
            for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(ZipEntry.STORED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zips")
    @DisplayName(
            "INFRA-AUTH-537 no text in a function's zip names a class that was left out: what is loaded by its name is there")
    void named(String zip, @TempDir Path folder) throws IOException {
        assertThat(NamedClasses.missing(whole(zip), jar(zip, folder))).allMatch(name -> name.startsWith(PACK200));
    }

    /** The function with its libraries before they were shrunk. */
    private static Path whole(String zip) {
        return Project.ROOT.resolve(zip).resolveSibling("whole.jar");
    }

    /** The jar of a zip. */
    private static Path jar(String zip, Path folder) throws IOException {
        var jar = folder.resolve("function.jar");
        try (var file = new ZipFile(Project.ROOT.resolve(zip).toFile());
                var in = file.getInputStream(file.getEntry(JAR))) {
            Files.copy(in, jar);
        }
        return jar;
    }

    /** Prints what a container of this jar is made of, in the environment of its functions. */
    private static List<String> report(String zip, Path jar, Path folder) throws IOException, InterruptedException {
        var functions = TEMPLATE.functions().values().stream()
                .filter(function -> function.zip().equals(zip))
                .toList();
        var command = Stream.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                jar + ":" + Path.of("target/test-classes").toAbsolutePath(),
                ContainerReport.class.getName(),
                jar.toString());
        var handlers = functions.stream().map(Template.Function::handler).distinct();
        var errors = folder.resolve(jar.getFileName() + ".errors");
        var builder = new ProcessBuilder(Stream.concat(command, handlers).toList()).redirectError(errors.toFile());
        functions.forEach(function -> builder.environment().putAll(function.environment()));
        builder.environment()
                .putAll(Map.of(
                        "AWS_REGION", "eu-central-1", "AWS_ACCESS_KEY_ID", "none", "AWS_SECRET_ACCESS_KEY", "none"));
        var process = builder.start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains(WARM_UP))
                .toList();
        assertThat(process.waitFor())
                .as(() -> String.join("\n", lines) + "\n" + Project.text(errors))
                .isZero();
        return lines;
    }
}
