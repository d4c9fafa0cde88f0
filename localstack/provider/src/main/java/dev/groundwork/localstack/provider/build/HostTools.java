package dev.groundwork.localstack.provider.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The environment that apps and builds get from this machine: its programs, its language, and for builds the way to package registries. */
public final class HostTools {

    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final String DEFAULT_LANG = "C.UTF-8";
    private static final long ASK_SECONDS = 10;
    private static final Set<String> NETWORK =
            Set.of("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS");
    private static final Pattern REGISTRY =
            Pattern.compile("(?i)(?:npm_config_(?:.*registry.*|cafile|.*proxy)|PIP_(?!CACHE).*)");

    private final String path;
    private final String lang;
    private final Map<String, String> registries;

    private HostTools(String path, String lang, Map<String, String> registries) {
        this.path = path;
        this.lang = lang;
        this.registries = registries;
    }

    /** Reads them from the environment of this machine. */
    public static HostTools of(Map<String, String> environment) {
        var path = environment.getOrDefault("PATH", DEFAULT_PATH);
        var registries = new LinkedHashMap<String, String>();
        environment.forEach((name, value) -> {
            if (NETWORK.contains(name.toUpperCase(Locale.ROOT))
                    || REGISTRY.matcher(name).matches()) {
                registries.put(name, value);
            }
        });
        return new HostTools(
                pythonFolder(path).map(p -> p + ":" + path).orElse(path),
                lang(environment.getOrDefault("LANG", DEFAULT_LANG)),
                Map.copyOf(registries));
    }

    /** The bare C locale makes Python add a variable of its own (PEP 538). */
    private static String lang(String host) {
        return host.isEmpty() || host.equals("C") || host.equals("POSIX") ? DEFAULT_LANG : host;
    }

    /**
     * The folder of the real python3 where the first one of the path is only a script that looks for it, as version managers install:
     * such a script adds variables to an app's environment.
     */
    private static Optional<Path> pythonFolder(String path) {
        var found = Stream.of(path.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .findFirst();
        return found.filter(HostTools::isScript).flatMap(HostTools::executable).map(Path::getParent);
    }

    private static boolean isScript(Path program) {
        try (var in = Files.newInputStream(program)) {
            return new String(in.readNBytes(2), StandardCharsets.ISO_8859_1).equals("#!");
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Path> executable(Path python) {
        try {
            var process = new ProcessBuilder(python.toString(), "-c", "import sys; print(sys.executable)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var answer = process.onExit()
                    .orTimeout(ASK_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(e -> process.destroyForcibly());
            if (answer.join().waitFor() != 0) {
                return Optional.empty();
            }
            var line = new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8).strip();
            return Optional.of(Path.of(line)).filter(Files::isExecutable);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** PATH, HOME and LANG of an app. */
    public Map<String, String> forApp(List<Path> first, Path home) {
        var folders = new ArrayList<String>();
        first.forEach(folder -> folders.add(folder.toString()));
        folders.add(path);
        return Map.of("PATH", String.join(":", folders), "HOME", home.toString(), "LANG", lang);
    }

    /** The environment of a build's command, without the app's own variables. */
    Map<String, String> forBuild(List<Path> first, Path home, Path cache) {
        var environment = new LinkedHashMap<>(registries);
        environment.putAll(forApp(first, home));
        environment.put("CI", "true");
        environment.put("npm_config_cache", cache.resolve("npm").toString());
        environment.put("npm_config_update_notifier", "false");
        environment.put("PIP_CACHE_DIR", cache.resolve("pip").toString());
        environment.put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        return environment;
    }
}
