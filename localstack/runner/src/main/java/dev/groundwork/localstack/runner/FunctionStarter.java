package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.lambda.AotCaches;
import dev.groundwork.localstack.runner.lambda.AotTrainer;
import dev.groundwork.localstack.runner.lambda.CacheFolder;
import dev.groundwork.localstack.runner.lambda.FunctionCode;
import dev.groundwork.localstack.runner.lambda.IdleEnd;
import dev.groundwork.localstack.runner.lambda.JavaLauncher;
import dev.groundwork.localstack.runner.lambda.LambdaFunction;
import dev.groundwork.localstack.runner.lambda.LineLog;
import dev.groundwork.localstack.runner.lambda.RuntimeClient;
import dev.groundwork.localstack.runner.lambda.WarmUp;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Prepares the functions of the template: their code, their AOT caches, the warm-up of the API's functions, and the end of idle processes. */
final class FunctionStarter {

    /** The pause before AOT caches are made: the first use of the program comes first. */
    private static final Duration TRAIN_AFTER = Duration.ofSeconds(20);

    private final Settings settings;
    private final Template template;
    private final JavaLauncher launcher;
    private final AotCaches caches;
    private final LineLog log;
    private final InstantSource time;

    private FunctionStarter(
            Settings settings,
            Template template,
            JavaLauncher launcher,
            AotCaches caches,
            LineLog log,
            InstantSource time) {
        this.settings = settings;
        this.template = template;
        this.launcher = launcher;
        this.caches = caches;
        this.log = log;
        this.time = time;
    }

    /**
     * Unpacks the code of the functions and the runtime client.
     *
     * @param endpoints the SDK's variables for the stand-ins
     * @throws IllegalArgumentException where a function is not built
     */
    static FunctionStarter unpack(
            Settings settings, Template template, Map<String, String> endpoints, LineLog log, InstantSource time)
            throws IOException {
        var cache = settings.cache();
        var code = code(settings.project(), template, cache.resolve("code"));
        var used = new ArrayList<String>();
        code.values().forEach(c -> used.add(c.digest()));
        used.add(FunctionCode.DIGESTS);
        CacheFolder.prune(cache.resolve("code"), used, time.instant());
        CacheFolder.prune(cache.resolve("aot"), used, time.instant());
        var client = RuntimeClient.unpack(System.getProperty("java.class.path"), cache.resolve("runtime"));
        var caches = new AotCaches(cache.resolve("aot"), Runtime.version().toString());
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var launcher = new JavaLauncher(
                java, client, code, caches, endpoints, settings.home().resolve("work"));
        return new FunctionStarter(settings, template, launcher, caches, log, time);
    }

    private static Map<String, FunctionCode> code(Path project, Template template, Path folder) throws IOException {
        var zips = new LinkedHashMap<String, Path>();
        for (var function : template.functions().values()) {
            var zip = project.resolve(function.zip());
            if (!Files.exists(zip)) {
                throw new IllegalArgumentException("the function " + function.id()
                        + " is not built: run ./mvnw package, or ./groundwork up, which does it (" + zip + ")");
            }
            zips.put(function.id(), zip);
        }
        var unpacked = FunctionCode.unpack(zips.values(), folder);
        var code = new LinkedHashMap<String, FunctionCode>();
        zips.forEach((id, zip) -> code.put(id, unpacked.get(zip)));
        return code;
    }

    void addTo(FunctionHost functions) {
        for (var function : template.functions().values()) {
            functions.add(new LambdaFunction(function, launcher, log, time));
        }
    }

    /** Starts the background work: functions with a route start, idle processes end, and missing AOT caches are made for the next start. */
    void startBackground(FunctionHost functions, Closeables closeables, Consumer<String> progress) {
        closeables.add(new IdleEnd(functions.all(), settings.idle())).start();
        var trainer = closeables.add(new AotTrainer(launcher, caches, log, time));
        var withRoutes = functions.all().stream()
                .filter(function -> function.declaration().hasRoute())
                .toList();
        closeables
                .add(new WarmUp(withRoutes, functions::isServing, progress))
                .start(() -> trainer.start(List.copyOf(template.functions().values()), TRAIN_AFTER));
    }
}
