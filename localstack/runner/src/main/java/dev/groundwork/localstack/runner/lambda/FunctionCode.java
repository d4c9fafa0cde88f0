package dev.groundwork.localstack.runner.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * A function's code, unpacked from its zip as Lambda does.
 *
 * @param digest names the content of the zip
 * @param jars its class path, in the order of their names
 */
public record FunctionCode(String digest, List<Path> jars) {

    /** An AOT cache is refused when a jar's time differs, so all have the same. */
    static final FileTime FIXED = FileTime.fromMillis(1_767_225_600_000L);

    public FunctionCode {
        jars = List.copyOf(jars);
    }

    /** Unpacks {@code zip} below {@code folder}, unless that was done before. */
    public static FunctionCode unpack(Path zip, Path folder) throws IOException {
        var digest = digest(Files.readAllBytes(zip));
        var target = folder.resolve(digest);
        if (!Files.exists(target)) {
            var fresh = Files.createTempDirectory(Files.createDirectories(folder), "new");
            extract(zip, fresh);
            take(fresh, target);
        }
        try (var jars = Files.list(target.resolve("lib"))) {
            return new FunctionCode(digest, jars.sorted().toList());
        }
    }

    /** Another program may have unpacked the same meanwhile: then that is as good. */
    private static void take(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(target)) {
                throw e;
            }
            try (var files = Files.walk(fresh)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void extract(Path zip, Path into) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            for (var entries = file.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry leaves the folder: " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.getParent());
                    try (var in = file.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                    Files.setLastModifiedTime(target, FIXED);
                }
            }
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had", e);
        }
    }
}
