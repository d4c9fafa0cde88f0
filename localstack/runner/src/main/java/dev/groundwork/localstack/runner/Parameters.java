package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.template.ParameterNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The template's parameters on this machine: the stand-ins' addresses, then the environment, then values that only this program has. */
final class Parameters {

    /** Hosting providers elsewhere, which are called from here only where the environment names an address. */
    private static final List<String> HOSTING_PROVIDERS = List.of("Railway");

    private Parameters() {}

    /**
     * @param origin of the API and the pages, unless the environment says another
     * @param standIns the addresses of stand-ins for external services, unless the environment names others
     * @param provided values that only this program has
     */
    static Map<String, String> of(
            Settings settings, String origin, Map<String, String> standIns, Map<String, String> provided) {
        var parameters = new HashMap<String, String>();
        parameters.put("Stack", "local");
        parameters.put("WebOrigin", origin);
        parameters.put("MailFrom", "groundwork@localhost.local");
        parameters.put("DefaultProvider", "local");
        parameters.put("GithubUrl", "");
        parameters.put("GitDirectory", settings.home().resolve("git").toString());
        HOSTING_PROVIDERS.forEach(provider -> parameters.put(provider + "Url", ""));
        parameters.putAll(standIns);
        parameters.putAll(ParameterNames.fromEnvironment(settings.environment()));
        parameters.putAll(provided);
        return parameters;
    }
}
