package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts a function in a JVM. Its environment is exactly the template's, what Lambda itself sets, and the endpoints of the stand-ins; nothing
 * is inherited.
 */
public final class JavaLauncher implements Launcher {

    /** The secret access key of every function. */
    public static final String SECRET_KEY = "local";

    /**
     * Events that one process takes at a time; handlers are safe for that. It is more than a function lets wait for its processors: what it refuses must
     * not queue up in front of it.
     */
    private static final String CONCURRENCY = "48";

    /** Of the function's memory, as much as Lambda's own Java gives to the heap. */
    private static final int HEAP_PERCENT = 80;

    /** A small heap at first, which grows as it is needed: by default it has a share of the machine. */
    private static final String FIRST_HEAP = "-Xms32m";

    private static final Path NICE = Path.of("/usr/bin/nice");

    /** The access key of processes that only train an AOT cache: it names no function. */
    private static final String TRAINING_KEY = "warm-up";

    private final Path java;
    private final RuntimeClient client;
    private final Map<String, FunctionCode> code;
    private final AotCaches caches;
    private final Map<String, String> endpoints;
    private final Path workFolder;

    /**
     * @param java the executable
     * @param code of each function by logical id
     * @param endpoints {@code AWS_ENDPOINT_URL_…} variables
     * @param workFolder the functions' working directory
     */
    public JavaLauncher(
            Path java,
            RuntimeClient client,
            Map<String, FunctionCode> code,
            AotCaches caches,
            Map<String, String> endpoints,
            Path workFolder)
            throws IOException {
        this.java = java;
        this.client = client;
        this.code = Map.copyOf(code);
        this.caches = caches;
        this.endpoints = Map.copyOf(endpoints);
        this.workFolder = Files.createDirectories(workFolder);
    }

    @Override
    public Process start(Template.Function function, String runtimeApi) throws IOException {
        var environment = environment(function, runtimeApi);
        return start(command(function, caches.use(key(function))), environment, ProcessBuilder.Redirect.PIPE);
    }

    /** Starts a process that writes an AOT cache when it ends; what it says is not heard. */
    Process startTraining(Template.Function function, String runtimeApi, Path cache) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        command.addAll(command(function, caches.train(cache)));
        var environment = environment(function, runtimeApi);
        environment.put("AWS_ACCESS_KEY_ID", TRAINING_KEY);
        return start(command, environment, ProcessBuilder.Redirect.DISCARD);
    }

    private Process start(List<String> command, Map<String, String> environment, ProcessBuilder.Redirect output)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(workFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Returns the name of a function's class path, for which an AOT cache is made: the code of its zip, and the runtime client. */
    String key(Template.Function function) {
        return codeOf(function).digest() + "-" + client.version();
    }

    private List<String> command(Template.Function function, List<String> cacheOptions) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                FIRST_HEAP,
                "-Xmx" + function.memoryMb() * HEAP_PERCENT / 100 + "m",
                client.libraryOption()));
        command.addAll(cacheOptions);
        command.add("-cp");
        command.add(Stream.concat(client.jars().stream(), codeOf(function).jars().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(client.mainClass());
        command.add(function.handler());
        return command;
    }

    private FunctionCode codeOf(Template.Function function) {
        return Optional.ofNullable(code.get(function.id()))
                .orElseThrow(() -> new IllegalStateException("no code for the function " + function.id()));
    }

    private Map<String, String> environment(Template.Function function, String runtimeApi) {
        var environment = new LinkedHashMap<String, String>();
        environment.putAll(function.environment());
        environment.putAll(endpoints);
        environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        environment.put("AWS_REGION", Resources.REGION);
        environment.put("AWS_DEFAULT_REGION", Resources.REGION);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.id());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.id());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        environment.put("AWS_LAMBDA_MAX_CONCURRENCY", CONCURRENCY);
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        // The stand-ins know by the key id which function calls.
        environment.put("AWS_ACCESS_KEY_ID", function.id());
        environment.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
        environment.put("_HANDLER", function.handler());
        environment.put("LANG", "en_US.UTF-8");
        environment.put("TZ", ":UTC");
        return environment;
    }
}
