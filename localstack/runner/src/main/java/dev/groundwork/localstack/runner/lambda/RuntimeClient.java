package dev.groundwork.localstack.runner.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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
    private static final String CLIENT = "aws-lambda-java-runtime-interface-client";
    private static final List<String> JARS =
            List.of(CLIENT, "aws-lambda-java-core", "aws-lambda-java-serialization", "utils-lite");

    private final List<Path> jars;
    private final Path library;

    private RuntimeClient(List<Path> jars, Path library) {
        this.jars = List.copyOf(jars);
        this.library = library;
    }

    /**
     * Finds the client on this program's own class path, and copies what children need of it: with a time that stays, or the AOT caches would
     * not fit any more after each build.
     *
     * @param folder where it is copied to
     * @throws IOException where it cannot be, also for want of a native library: AWS has them for Linux only
     */
    public static RuntimeClient unpack(String classPath, Path folder) throws IOException {
        var copies = new ArrayList<Path>();
        Files.createDirectories(folder);
        for (var jar : Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(Path::of)
                .toList()) {
            var name = String.valueOf(jar.getFileName());
            if (JARS.stream().anyMatch(name::startsWith)) {
                try (var in = Files.newInputStream(jar)) {
                    copies.add(copy(in, folder.resolve(name).toAbsolutePath()));
                }
            }
        }
        var client = copies.stream()
                .filter(jar -> String.valueOf(jar.getFileName()).startsWith(CLIENT))
                .findFirst()
                .orElseThrow(() -> new IOException("the runtime client is not on the class path"));
        return new RuntimeClient(copies, unpackLibrary(client, folder));
    }

    private static Path copy(InputStream in, Path target) throws IOException {
        if (!Files.exists(target)) {
            var fresh = Files.createTempFile(target.getParent(), "new", ".part");
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(fresh, FunctionCode.FIXED);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    private static Path unpackLibrary(Path client, Path folder) throws IOException {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var isIntel = arch.equals("amd64") || arch.equals("x86_64");
        var musl = Files.exists(Path.of("/lib/ld-musl-" + (isIntel ? "x86_64" : "aarch64") + ".so.1"));
        var name = "libaws-lambda-jni.linux" + (musl ? "_musl" : "") + "-" + (isIntel ? "x86_64" : "aarch_64") + ".so";
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IOException("AWS's runtime client runs on Linux only, and this is "
                    + System.getProperty("os.name") + ": run Groundwork in a container or a virtual machine");
        }
        try (var zip = new ZipFile(client.toFile())) {
            var entry = zip.stream()
                    .filter(e -> e.getName().endsWith("/" + name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("AWS's runtime client has no library " + name));
            try (var in = zip.getInputStream(entry)) {
                return copy(in, folder.resolve(name).toAbsolutePath());
            }
        }
    }

    List<Path> jars() {
        return jars;
    }

    /** Returns the version of the client, which is part of every function's class path. */
    String version() {
        return jars.stream()
                .map(jar -> String.valueOf(jar.getFileName()))
                .filter(name -> name.startsWith(CLIENT))
                .map(name -> name.substring(CLIENT.length() + 1, name.length() - ".jar".length()))
                .findFirst()
                .orElseThrow();
    }

    String mainClass() {
        return MAIN;
    }

    String libraryOption() {
        return "-D" + LIBRARY_PROPERTY + "=" + library;
    }
}
