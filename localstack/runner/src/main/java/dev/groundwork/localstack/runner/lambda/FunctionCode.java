package dev.groundwork.localstack.runner.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * A function's code, unpacked from its zip as Lambda does.
 *
 * @param digest names the content of the zip
 * @param jars its class path, in the order of their names
 */
public record FunctionCode(String digest, List<Path> jars) {

    /** The modification time of every jar: an AOT cache is refused when a jar's time differs. */
    static final FileTime FIXED = FileTime.fromMillis(1_767_225_600_000L);

    /** Names the file of digests, which is not removed with unused code. */
    public static final String DIGESTS = "digests.properties";

    public FunctionCode {
        jars = List.copyOf(jars);
    }

    /** Unpacks zips below {@code folder}, unless that was done before. Returns the code of each. */
    public static Map<Path, FunctionCode> unpack(Collection<Path> zips, Path folder) throws IOException {
        var digests = new ZipDigests(Files.createDirectories(folder).resolve(DIGESTS));
        var code = new LinkedHashMap<Path, FunctionCode>();
        for (var zip : zips) {
            code.put(zip, unpack(zip, digests.digest(zip), folder));
        }
        return code;
    }

    private static FunctionCode unpack(Path zip, String digest, Path folder) throws IOException {
        var target = folder.resolve(digest);
        if (!Files.exists(target)) {
            var fresh = Files.createTempDirectory(folder, "new");
            extract(zip, fresh);
            take(fresh, target);
        }
        try (var jars = Files.list(target.resolve("lib"))) {
            return new FunctionCode(digest, jars.sorted().toList());
        }
    }

    /** Another program may have unpacked the same code meanwhile: then that is used. */
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
}
