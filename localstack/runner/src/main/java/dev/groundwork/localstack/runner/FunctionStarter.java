package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.lambda.AotCaches;
import dev.groundwork.localstack.runner.lambda.AotTrainer;
import dev.groundwork.localstack.runner.lambda.FunctionCode;
import dev.groundwork.localstack.runner.lambda.JavaLauncher;
import dev.groundwork.localstack.runner.lambda.LambdaFunction;
import dev.groundwork.localstack.runner.lambda.LineLog;
import dev.groundwork.localstack.runner.lambda.RuntimeClient;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gets the functions of the template going: code, caches, processes. */
final class FunctionStarter implements AutoCloseable {

    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);

    private final Template template;
    private final JavaLauncher launcher;
    private final AotTrainer trainer;
    private final LineLog log;

    private FunctionStarter(Template template, JavaLauncher launcher, AotTrainer trainer, LineLog log) {
        this.template = template;
        this.launcher = launcher;
        this.trainer = trainer;
        this.log = log;
    }

    static FunctionStarter in(Settings settings, Template template, Map<String, String> endpoints, LineLog log)
            throws IOException {
        var home = settings.home();
        var code = new LinkedHashMap<String, FunctionCode>();
        for (var function : template.functions().values()) {
            var zip = settings.project().resolve(function.zip());
            if (!Files.exists(zip)) {
                throw new IllegalArgumentException("the function " + function.id() + " is not built: " + zip);
            }
            code.put(function.id(), FunctionCode.unpack(zip, home.resolve("code")));
        }
        var client = RuntimeClient.unpack(System.getProperty("java.class.path"), home.resolve("runtime"));
        var caches = new AotCaches(
                Files.createDirectories(home.resolve("aot")), Runtime.version().toString());
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var launcher = new JavaLauncher(java, client, code, caches, endpoints, home.resolve("work"));
        return new FunctionStarter(template, launcher, new AotTrainer(launcher, caches, log), log);
    }

    void addTo(FunctionHost functions) throws IOException {
        for (var function : template.functions().values()) {
            functions.add(new LambdaFunction(function, launcher, log));
        }
    }

    /** Starts every function that something invokes, and returns when all are initialised. The others start when they are needed. */
    void start(FunctionHost functions) throws InterruptedException {
        var started = functions.all().stream()
                .filter(f -> !f.declaration().triggers().isEmpty())
                .toList();
        started.forEach(LambdaFunction::start);
        for (var function : started) {
            if (!function.awaitReady(INIT_LIMIT)) {
                throw new IllegalStateException("the function " + function.id()
                        + " does not initialise; see logs/functions.log in GROUNDWORK_HOME");
            }
        }
    }

    /** Makes missing AOT caches in the background, so that the next start is faster. */
    void trainCaches(FunctionHost functions) {
        trainer.start(functions.all().stream().map(LambdaFunction::declaration).toList(), Map.of());
    }

    @Override
    public void close() {
        trainer.close();
    }
}
