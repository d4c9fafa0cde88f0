package dev.groundwork.localstack.runner.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/** SHA-256 digests of zips, kept in a file: a zip is read again only when its size or its time of modification has changed. */
final class ZipDigests {

    private static final int DIGEST_BYTES = 8;

    private final Path file;
    private final Properties known = new Properties();

    /** Reads the digests that an earlier start has stored. */
    ZipDigests(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                known.load(in);
            }
        }
    }

    /** Returns the first 8 bytes of the digest in hexadecimal digits. */
    String digest(Path zip) throws IOException {
        var name = zip.toAbsolutePath().normalize().toString();
        var stamp = Files.size(zip) + " " + Files.getLastModifiedTime(zip).toInstant();
        var kept = known.getProperty(name, "");
        if (kept.startsWith(stamp + " ")) {
            return kept.substring(stamp.length() + 1);
        }
        var digest = sha256(zip);
        known.setProperty(name, stamp + " " + digest);
        store();
        return digest;
    }

    private void store() throws IOException {
        var fresh = Files.createTempFile(file.getParent(), "new", ".properties");
        try (var out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            known.store(out, null);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sha256(Path zip) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(zip), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
