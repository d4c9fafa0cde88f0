package dev.groundwork.hosting.logs;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Log;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.redaction.AppSecrets;
import dev.groundwork.hosting.redaction.Redactor;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a part of an app's log: bounded, without secrets, and without sequences that control the reader's terminal. */
@Singleton
public final class ReadLog {

    /** The most bytes of an answer. */
    private static final int MAX_BYTES = 1_000_000;

    /** The most bytes of an answer around its lines, the cursor among them. */
    private static final int ENVELOPE = 2_100;

    private static final int MAX_LINE_CHARACTERS = 8_192;

    /** The bytes that a line's time, type and punctuation take in an answer. */
    private static final int LINE_OVERHEAD = 80;

    private final AppRegistry registry;
    private final HostingProviders providers;
    private final AppSecrets secrets;

    public ReadLog(AppRegistry registry, HostingProviders providers, AppSecrets secrets) {
        this.registry = registry;
        this.providers = providers;
        this.secrets = secrets;
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
     * @param cursor the start of this part, as the part before names it
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

    private Outcome read(
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
            case ProviderOutcome.Answered<Log>(var log) ->
                new Outcome.Read(bounded(log, limit, secrets.redactor(app.id())));
            case ProviderOutcome.Missing<Log> nothing -> new Outcome.Read(new Log(List.of(), Optional.empty()));
            case ProviderOutcome.NameConflict<Log> conflict -> new Outcome.Unavailable();
            case ProviderOutcome.Rejected<Log> rejected -> new Outcome.Unavailable();
            case ProviderOutcome.VariableRefused<Log> rejected -> new Outcome.Unavailable();
            case ProviderOutcome.Unavailable<Log> unavailable -> new Outcome.Unavailable();
            case ProviderOutcome.TokenRefused<Log> refused -> new Outcome.Unavailable();
        };
    }

    /** Keeps the first lines that fit; the next part begins with the first one that does not. */
    private static Log bounded(Log log, int limit, Redactor redactor) {
        var kept = new ArrayList<LogLine>();
        long bytes = ENVELOPE;
        for (var line : log.lines()) {
            var message = cut(redactor.redact(line.message()));
            bytes += LINE_OVERHEAD + bytesInJson(message);
            if (kept.size() == limit || bytes > MAX_BYTES) {
                return new Log(kept, Optional.of(line.cursor()));
            }
            kept.add(new LogLine(line.time(), message, line.cursor()));
        }
        return new Log(kept, log.next());
    }

    /** Counts as Jackson writes: quotes, backslashes and tabulators with a backslash, and each half of a surrogate pair as six characters. */
    private static long bytesInJson(String message) {
        return message.chars()
                .map(c -> switch (c) {
                    case '"', '\\', '\t' -> 2;
                    default -> Character.isSurrogate((char) c) ? 6 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
                })
                .sum();
    }

    private static String cut(String message) {
        if (message.length() <= MAX_LINE_CHARACTERS) {
            return message;
        }
        var end = Character.isHighSurrogate(message.charAt(MAX_LINE_CHARACTERS - 1))
                ? MAX_LINE_CHARACTERS - 1
                : MAX_LINE_CHARACTERS;
        return message.substring(0, end) + "…";
    }
}
