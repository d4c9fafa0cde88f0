package dev.groundwork.localstack.provider;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * The settings of a provider.
 *
 * @param folder everything it keeps, made if missing; belongs to one provider at a time
 * @param token what callers of the API send as Bearer token; not empty
 * @param clock what logs and deployments are dated with
 * @param hostEnvironment the environment of this machine, of which apps see PATH and LANG, and builds also what they need to reach package
 *     registries
 * @param port of the API; 0 for any that is free
 * @param limits the bounds of everything
 */
public record ProviderSettings(
        Path folder,
        String token,
        InstantSource clock,
        Map<String, String> hostEnvironment,
        int port,
        ProviderLimits limits) {

    public ProviderSettings {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("a provider without a token would obey anyone on this machine");
        }
        folder = folder.toAbsolutePath().normalize();
        hostEnvironment = Map.copyOf(hostEnvironment);
    }

    /** Settings with the usual limits and any free port. */
    public static ProviderSettings of(
            Path folder, String token, InstantSource clock, Map<String, String> hostEnvironment) {
        return new ProviderSettings(folder, token, clock, hostEnvironment, 0, ProviderLimits.standard());
    }

    @Override
    public String toString() {
        return "ProviderSettings[folder=" + folder + ", port=" + port + "]";
    }
}
