package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.lambda.AotCaches;
import dev.groundwork.localstack.runner.lambda.AotTrainer;
import dev.groundwork.localstack.runner.lambda.CacheFolder;
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
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gets the functions of the template going: code, caches, processes. */
final class FunctionStarter implements AutoCloseable {

    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);

    /** By then whoever started this program has done what they started it for, or is still at it and needs no cache yet. */
    private static final Duration TRAIN_AFTER = Duration.ofSeconds(20);

    private final Template template;
    private final JavaLauncher launcher;
    private final AotTrainer trainer;
    private final LineLog log;
    private final InstantSource time;

    private FunctionStarter(
            Template template, JavaLauncher launcher, AotTrainer trainer, LineLog log, InstantSource time) {
        this.template = template;
        this.launcher = launcher;
        this.trainer = trainer;
        this.log = log;
        this.time = time;
    }

    /**
     * Unpacks what the functions need.
     *
     * @param endpoints the SDK's variables for the stand-ins
     * @throws IllegalArgumentException where a function is not built
     */
    static FunctionStarter unpack(
            Settings settings, Template template, Map<String, String> endpoints, LineLog log, InstantSource time)
            throws IOException {
        var code = new LinkedHashMap<String, FunctionCode>();
        for (var function : template.functions().values()) {
            var zip = settings.project().resolve(function.zip());
            if (!Files.exists(zip)) {
                throw new IllegalArgumentException("the function " + function.id()
                        + " is not built: run ./mvnw package, or ./groundwork up, which does it (" + zip + ")");
            }
            code.put(function.id(), FunctionCode.unpack(zip, settings.cache().resolve("code")));
        }
        var digests = code.values().stream().map(FunctionCode::digest).toList();
        CacheFolder.prune(settings.cache().resolve("code"), digests, time.instant());
        CacheFolder.prune(settings.cache().resolve("aot"), digests, time.instant());
        var client = RuntimeClient.unpack(
                System.getProperty("java.class.path"), settings.cache().resolve("runtime"));
        var caches =
                new AotCaches(settings.cache().resolve("aot"), Runtime.version().toString());
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var launcher = new JavaLauncher(
                java, client, code, caches, endpoints, settings.home().resolve("work"));
        return new FunctionStarter(template, launcher, new AotTrainer(launcher, caches, log, time), log, time);
    }

    void addTo(FunctionHost functions) {
        for (var function : template.functions().values()) {
            functions.add(new LambdaFunction(function, launcher, log, time));
        }
    }

    /**
     * Starts all side by side and returns when all are initialised.
     *
     * @throws IllegalStateException with the words of the first that is not
     */
    static void start(FunctionHost functions) throws InterruptedException {
        functions.all().forEach(LambdaFunction::start);
        for (var function : functions.all()) {
            if (function.awaitFirstStart(INIT_LIMIT) instanceof LambdaFunction.Start.Failed(var words)) {
                throw new IllegalStateException("the function " + function.id() + " does not start: " + words);
            }
        }
    }

    /** Makes missing AOT caches in the background, so that the next start is faster. */
    void trainCaches() {
        trainer.start(List.copyOf(template.functions().values()), TRAIN_AFTER);
    }

    @Override
    public void close() {
        trainer.close();
    }
}
