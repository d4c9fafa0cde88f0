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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts a function in a JVM. Its environment is exactly the template's, what Lambda itself sets, and the endpoints of the stand-ins; nothing
 * is inherited.
 */
public final class JavaLauncher implements Launcher {

    /** Events that one process takes at a time; handlers are safe for that. */
    private static final String CONCURRENCY = "4";

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
            Path workFolder) {
        this.java = java;
        this.client = client;
        this.code = Map.copyOf(code);
        this.caches = caches;
        this.endpoints = Map.copyOf(endpoints);
        this.workFolder = workFolder;
    }

    @Override
    public Process start(Template.Function function, Map<String, String> more) throws IOException {
        return start(function, more, caches.use(key(function)));
    }

    /** Starts a process that writes an AOT cache when it ends. */
    Process startTraining(Template.Function function, Map<String, String> more) throws IOException {
        return start(function, more, caches.train(key(function)));
    }

    /** Names what an AOT cache of this function is good for. */
    String key(Template.Function function) {
        return codeOf(function).digest() + "-" + HEAP_PERCENT;
    }

    private Process start(Template.Function function, Map<String, String> more, List<String> cacheOptions)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                client.libraryOption()));
        command.addAll(cacheOptions);
        command.add("-cp");
        command.add(classPath(function));
        command.add(client.mainClass());
        command.add(function.handler());
        var builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(workFolder).toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(function));
        builder.environment().putAll(more);
        return builder.start();
    }

    private String classPath(Template.Function function) {
        return Stream.concat(client.jars().stream(), codeOf(function).jars().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private FunctionCode codeOf(Template.Function function) {
        var found = code.get(function.id());
        if (found == null) {
            throw new IllegalStateException("no code for the function " + function.id());
        }
        return found;
    }

    private Map<String, String> environment(Template.Function function) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("AWS_REGION", Resources.REGION);
        environment.put("AWS_DEFAULT_REGION", Resources.REGION);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.id());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        environment.put("AWS_LAMBDA_MAX_CONCURRENCY", CONCURRENCY);
        // The stand-ins know by the key id which function calls.
        environment.put("AWS_ACCESS_KEY_ID", function.id());
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        environment.putAll(endpoints);
        environment.putAll(function.environment());
        return environment;
    }
}
