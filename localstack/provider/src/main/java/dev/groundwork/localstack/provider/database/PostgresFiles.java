package dev.groundwork.localstack.provider.database;

import dev.groundwork.localstack.provider.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.util.FileUtils;

/**
 * The files of one PostgreSQL server with one database {@code app}, which belongs to a role {@code app} that is no superuser. Everything is made
 * before the server first listens, so that nothing but that role ever connects.
 */
record PostgresFiles(PostgresPrograms programs, Path folder, Map<String, String> environment) {

    private static final long MAKE_SECONDS = 120;
    private static final int MAX_OUTPUT = 2_000;

    /** The server's files. */
    Path data() {
        return folder.resolve("data");
    }

    /**
     * Makes the files, in place of what an earlier attempt left.
     *
     * @throws IOException where they cannot be made; the message says why
     */
    void make(String password, String superuserPassword) throws IOException, InterruptedException {
        try {
            initialize(superuserPassword, "--locale=C.UTF-8");
        } catch (IOException e) {
            initialize(superuserPassword, "--no-locale");
        }
        run(
                programs.command(programs.postgres(), "--single", "-D", data().toString(), "postgres"),
                "CREATE ROLE app LOGIN PASSWORD '" + password + "'\nCREATE DATABASE app OWNER app\n");
    }

    private void initialize(String superuserPassword, String locale) throws IOException, InterruptedException {
        FileUtils.delete(data().toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
        var secret = folder.resolve("superuser");
        WholeFile.write(secret, superuserPassword.getBytes(StandardCharsets.US_ASCII));
        try {
            run(
                    programs.command(
                            programs.initdb(),
                            "-D",
                            data().toString(),
                            "-U",
                            "postgres",
                            "--auth-local=reject",
                            "--auth-host=scram-sha-256",
                            "--pwfile=" + secret,
                            "--encoding=UTF8",
                            locale),
                    "");
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    /** Runs a program to its end; what it writes goes to a file, so that nobody has to read along. */
    private void run(List<String> command, String input) throws IOException, InterruptedException {
        var output = folder.resolve("make.log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.US_ASCII));
        }
        try {
            if (!process.waitFor(MAKE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(end(Files.readString(output, StandardCharsets.ISO_8859_1)));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String end(String text) {
        return text.length() <= MAX_OUTPUT
                ? text.strip()
                : text.substring(text.length() - MAX_OUTPUT).strip();
    }
}
