package dev.groundwork.auth.secrets;

import java.util.Map;
import java.util.Optional;

/** The stages of a secret while it is rotated, in the words of Secrets Manager. */
interface RotatingSecrets {

    /** What the stage {@code AWSCURRENT} holds. */
    Map<String, String> current(String secretId);

    /** What {@code version} holds, or nothing when it has no value yet. */
    Optional<Map<String, String>> version(String secretId, String version);

    /** Gives {@code version} its value, as {@code AWSPENDING}. Repeating it with the same value is harmless. */
    void putPending(String secretId, String version, Map<String, String> value);

    /** Moves {@code AWSCURRENT} to {@code version}; what was current becomes {@code AWSPREVIOUS}. Repeating it is harmless. */
    void makeCurrent(String secretId, String version);
}
