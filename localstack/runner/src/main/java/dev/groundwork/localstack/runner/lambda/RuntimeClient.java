package dev.groundwork.localstack.runner.lambda;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;

/**
 * AWS's Java runtime client as files: its jars, and its native library in a place of its own. Without that place every child would write one
 * fixed file in the temporary folder, and children that start side by side die of it.
 */
public final class RuntimeClient {

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final List<String> JARS = List.of(
            "aws-lambda-java-runtime-interface-client", "aws-lambda-java-core", "aws-lambda-java-serialization");

    private final List<Path> jars;
    private final Path library;

    private RuntimeClient(List<Path> jars, Path library) {
        this.jars = jars;
        this.library = library;
    }

    /**
     * Finds the client on this program's own class path.
     *
     * @param folder where the native library is unpacked
     */
    public static RuntimeClient unpack(String classPath, Path folder) throws IOException {
        var jars = Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(jar -> JARS.stream().anyMatch(jar.getFileName().toString()::startsWith))
                .toList();
        var client = jars.stream()
                .filter(jar -> jar.getFileName().toString().startsWith(JARS.getFirst()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the runtime client is not on the class path"));
        return new RuntimeClient(jars, unpackLibrary(client, folder));
    }

    private static Path unpackLibrary(Path client, Path folder) throws IOException {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var machine = arch.equals("amd64") || arch.equals("x86_64") ? "x86_64" : "aarch_64";
        var musl = Files.exists(Path.of("/lib/ld-musl-" + machine.replace("_64", "64") + ".so.1"));
        var name = "aws-lambda-jni.linux" + (musl ? "_musl" : "") + "-" + machine + ".so";
        try (var zip = new ZipFile(client.toFile())) {
            var entry = zip.stream()
                    .filter(e -> e.getName().endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("AWS's runtime client has no library " + name));
            Files.createDirectories(folder);
            var library = folder.resolve("lib" + name);
            var fresh = Files.createTempFile(folder, "lib", ".so");
            try (var in = zip.getInputStream(entry)) {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    List<Path> jars() {
        return jars;
    }

    String mainClass() {
        return MAIN;
    }

    String libraryOption() {
        return "-D" + LIBRARY_PROPERTY + "=" + library.toAbsolutePath();
    }
}
