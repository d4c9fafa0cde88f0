package dev.groundwork.bench;

import dev.groundwork.testing.Engine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Starts processes that answer one event each, with the flags that functions run with: a function from its zip, or the plain handler. */
final class ColdStarts implements AutoCloseable {

    private static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** The jar of this benchmark, which starts a function. */
    private static final String STARTER = "groundwork-bench";

    private static final String ERRORS = "errors.log";

    private final BenchFunctions stack;
    private final Path folder;

    ColdStarts(BenchFunctions stack) throws IOException {
        this.stack = stack;
        this.folder = Files.createTempDirectory("groundwork-bench");
    }

    /** The milliseconds of CPU of a process of this kind that answers the event. */
    double cpuMillis(String kind, List<String> flags, byte[] event) {
        try {
            var process = start(kind, flags);
            try (var in = process.getOutputStream()) {
                in.write(event);
            }
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor();
            if (!printed.startsWith("200 ")) {
                throw new IllegalStateException(
                        "a cold " + kind + " printed: " + printed + "\n" + Files.readString(folder.resolve(ERRORS)));
            }
            return Double.parseDouble(printed.lines().findFirst().orElseThrow().substring("200 ".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Has one process leave an AOT cache behind; answers the flags that use it. */
    List<String> train(String kind, byte[] event) {
        var cache = folder.resolve(kind + ".aot");
        cpuMillis(kind, List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot*=off"), event);
        return List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off");
    }

    private Process start(String kind, List<String> flags) throws IOException {
        var tables = stack.tables();
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(FLAGS);
        command.addAll(flags);
        stack.configuration().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath(kind), ColdStartProcess.class.getName(), kind, tables.creditsName()));
        var builder =
                new ProcessBuilder(command).redirectError(folder.resolve(ERRORS).toFile());
        builder.environment().put("AWS_REGION", "eu-central-1");
        builder.environment().put("AWS_ACCESS_KEY_ID", "bench");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "bench");
        builder.environment().put("AWS_ENDPOINT_URL", Engine.endpoint().toString());
        return builder.start();
    }

    /**
     * The class path of a process of this kind. Of a function it is the jar of its zip as it was last built, then the jar of this benchmark, which starts
     * it; the plain handler finds its libraries in their own jars.
     */
    private String classPath(String kind) throws IOException {
        var all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        if (kind.equals(ColdStartProcess.PLAIN)) {
            return all.collect(Collectors.joining(File.pathSeparator));
        }
        var starters = all.filter(path -> path.contains(STARTER));
        return Stream.concat(Stream.of(jar(kind).toString()), starters).collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar of a function, out of its zip. The time of the file is kept, since an AOT cache is for one time only. */
    private Path jar(String function) throws IOException {
        var jar = folder.resolve(function + ".jar");
        if (!Files.exists(jar)) {
            try (var zip = new ZipFile(Path.of("functions", function, "target/function.zip")
                            .toFile());
                    var in = zip.getInputStream(zip.getEntry("lib/function.jar"))) {
                Files.copy(in, jar);
            }
        }
        return jar;
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
