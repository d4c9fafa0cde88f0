package dev.groundwork.auth.secrets;

import java.util.Map;
import java.util.Optional;

/** The stages of a secret while it is rotated, in the words of Secrets Manager. */
interface RotatingSecrets {

    /** Returns the value of the stage {@code AWSCURRENT}. */
    Map<String, String> current(String secretId);

    /** Returns the value of {@code version}, or nothing if it has none yet. */
    Optional<Map<String, String>> version(String secretId, String version);

    /** Gives {@code version} its value, as {@code AWSPENDING}. Repeating it with the same value is harmless. */
    void putPending(String secretId, String version, Map<String, String> value);

    /** Moves {@code AWSCURRENT} to {@code version}; what was current becomes {@code AWSPREVIOUS}. Repeating it is harmless. */
    void makeCurrent(String secretId, String version);
}
