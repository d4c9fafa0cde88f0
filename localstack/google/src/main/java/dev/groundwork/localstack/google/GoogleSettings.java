package dev.groundwork.localstack.google;

import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The settings of a stand-in.
 *
 * @param clientId the one client that it knows
 * @param clientSecret that client's secret
 * @param redirectUris where the client may ask people to be sent back to, compared as text
 * @param clock what codes and tokens are dated with
 * @param random for codes
 */
public record GoogleSettings(
        String clientId, String clientSecret, Set<String> redirectUris, InstantSource clock, RandomGenerator random) {

    public GoogleSettings {
        if (clientId.isEmpty() || clientSecret.isEmpty()) {
            throw new IllegalArgumentException("the client needs an id and a secret");
        }
        redirectUris = Set.copyOf(redirectUris);
    }

    @Override
    public String toString() {
        return "GoogleSettings[clientId=" + clientId + "]";
    }
}
