package dev.groundwork.hosting.logs;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Log;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a part of an app's log: bounded, and without sequences that control the reader's terminal. */
@Singleton
public final class ReadLog {

    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_LINE_CHARACTERS = 8_192;

    /** The bytes that a line's time, type and punctuation take in an answer. */
    private static final int LINE_OVERHEAD = 80;

    /** Escape sequences (ECMA-48), then any control character but the tabulator. */
    private static final Pattern CONTROLS = Pattern.compile(
            "\\x1B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1B]*(?:\\x07|\\x1B\\\\)?|[@-Z\\\\^_])|[\\p{Cc}&&[^\\t]]|\\p{Cs}");

    private final AppRegistry registry;
    private final HostingProviders providers;

    public ReadLog(AppRegistry registry, HostingProviders providers) {
        this.registry = registry;
        this.providers = providers;
    }

    /** The outcome of a read. */
    public sealed interface Outcome {

        /** The lines, oldest first. */
        record Read(Log log) implements Outcome {}

        /** The provider offers no logs. */
        record Unsupported() implements Outcome {}

        /** The provider does not answer now. */
        record Unavailable() implements Outcome {}

        /** The owner has no such app. */
        record NotFound() implements Outcome {}
    }

    /**
     * Reads a part of a log, at most one megabyte.
     *
     * @param since the time of the first line
     * @param cursor the end of the part before
     * @param limit the most lines
     */
    public Outcome read(
            UserId owner, AppId id, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        var app = registry.find(owner, id);
        if (app.isEmpty()) {
            return new Outcome.NotFound();
        }
        var provider = providers.find(app.get().identity().provider());
        if (provider.isEmpty()) {
            return new Outcome.Unavailable();
        }
        return provider.get().capabilities().logs()
                ? read(app.get(), provider.get(), type, since, cursor, limit)
                : new Outcome.Unsupported();
    }

    private static Outcome read(
            App app,
            HostingProvider provider,
            LogType type,
            Optional<Instant> since,
            Optional<String> cursor,
            int limit) {
        var service = app.serving().service();
        if (service.isEmpty()) {
            return new Outcome.Read(new Log(List.of(), Optional.empty()));
        }
        return switch (provider.log(service.get(), type, since, cursor, limit)) {
            case ProviderOutcome.Answered<Log>(var log) -> new Outcome.Read(bounded(log));
            case ProviderOutcome.Missing<Log> nothing -> new Outcome.Read(new Log(List.of(), Optional.empty()));
            case ProviderOutcome.NameConflict<Log> conflict -> new Outcome.Unavailable();
            case ProviderOutcome.Rejected<Log> rejected -> new Outcome.Unavailable();
            case ProviderOutcome.Unavailable<Log> unavailable -> new Outcome.Unavailable();
        };
    }

    /** Keeps the newest lines that fit; the next part begins behind them. */
    private static Log bounded(Log log) {
        var kept = new ArrayList<LogLine>();
        long bytes = 0;
        for (var line : log.lines().reversed()) {
            var clean = clean(line.message());
            bytes += clean.getBytes(StandardCharsets.UTF_8).length + LINE_OVERHEAD;
            if (bytes > MAX_BYTES) {
                break;
            }
            kept.add(new LogLine(line.time(), clean));
        }
        return new Log(kept.reversed(), log.next());
    }

    private static String clean(String message) {
        var cut = message.length() <= MAX_LINE_CHARACTERS ? message : message.substring(0, MAX_LINE_CHARACTERS) + "…";
        return CONTROLS.matcher(cut).replaceAll("");
    }
}
