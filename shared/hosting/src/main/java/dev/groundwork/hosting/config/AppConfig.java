package dev.groundwork.hosting.config;

import dev.groundwork.kernel.AppId;
import dev.groundwork.secrets.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variables of an app, by name.
 *
 * @param version one more with each change, 0 where there was none yet
 * @param variables the variables; their values are sealed
 */
public record AppConfig(long version, SortedMap<String, Variable> variables) {

    public AppConfig {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /**
     * A variable.
     *
     * @param value its value, sealed
     * @param updatedAt when the value was set
     */
    public record Variable(Envelope value, Instant updatedAt) {

        /** Returns true if the value is not the empty text. */
        public boolean hasValue() {
            return bytes() > 0;
        }

        /** Returns the bytes of the value in UTF-8. */
        int bytes() {
            return value.bytes().length - Envelope.OVERHEAD;
        }
    }

    /** Returns the configuration of an app that never had a variable. */
    static AppConfig none() {
        return new AppConfig(0, Collections.emptySortedMap());
    }

    /** Returns the configuration that follows this one. */
    AppConfig next(SortedMap<String, Variable> changed) {
        return new AppConfig(version + 1, changed);
    }

    /** Returns the bytes of all names and values in UTF-8. */
    long bytes() {
        return variables.entrySet().stream()
                .mapToLong(v -> v.getKey().getBytes(StandardCharsets.UTF_8).length
                        + v.getValue().bytes())
                .sum();
    }

    /** Returns what an envelope is bound to: nobody can move a value to another app or another name. */
    static String context(AppId app, String name) {
        return app + " " + name;
    }
}
