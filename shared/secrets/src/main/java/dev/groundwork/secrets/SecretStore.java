package dev.groundwork.secrets;

import java.util.Map;
import java.util.Optional;

/** Where secrets are kept. Each is a flat JSON object of strings, in stages as Secrets Manager has them. */
public interface SecretStore {

    /** The version in use, at most a few seconds old, so that a rotation reaches every function within five. */
    Map<String, String> current(SecretName name);

    /** The version that was in use before, or nothing when there was none. */
    Optional<Map<String, String>> previous(SecretName name);
}
