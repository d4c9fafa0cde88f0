package dev.groundwork.secrets;

import java.util.Map;
import java.util.Optional;

/** A store of secrets. Each is a flat JSON object of strings, in the stages of Secrets Manager. */
public interface SecretStore {

    /** Returns the version in use, at most a few seconds old, so that a rotation reaches every function within five. */
    Map<String, String> current(SecretName name);

    /** Returns the version that was in use before, or nothing if there was none: so it is from a stack's first start to the second rotation. */
    Optional<Map<String, String>> previous(SecretName name);
}
