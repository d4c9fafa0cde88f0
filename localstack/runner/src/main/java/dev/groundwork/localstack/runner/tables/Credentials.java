package dev.groundwork.localstack.runner.tables;

import java.util.Map;
import java.util.Optional;

/**
 * Credentials that sign requests.
 *
 * @param sessionToken of temporary credentials
 */
public record Credentials(String accessKey, String secretKey, Optional<String> sessionToken) {

    /** One key for all functions: a stand-in may keep tables apart by key. */
    private static final String LOCAL = "groundwork";

    /** Reads the SDK's variables; where they are not set, a key and a secret that any endpoint on this machine takes. */
    public static Credentials from(Map<String, String> environment) {
        var key = environment.get("AWS_ACCESS_KEY_ID");
        var secret = environment.get("AWS_SECRET_ACCESS_KEY");
        return key == null || secret == null
                ? new Credentials(LOCAL, LOCAL, Optional.empty())
                : new Credentials(key, secret, Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")));
    }

    @Override
    public String toString() {
        return "Credentials[" + accessKey + "]";
    }
}
