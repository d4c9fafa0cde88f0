package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.template.ParameterNames;
import java.util.HashMap;
import java.util.Map;

/** The template's parameters on this machine: stand-ins, then whatever the environment says, then what nobody else can know. */
final class Parameters {

    private Parameters() {}

    /**
     * @param origin of the API and the pages, unless the environment says another
     * @param standIns for what is somebody else's, unless the environment names another
     * @param provided what only this program can know
     */
    static Map<String, String> of(
            Settings settings, String origin, Map<String, String> standIns, Map<String, String> provided) {
        var parameters = new HashMap<String, String>();
        parameters.put("Stack", "local");
        parameters.put("WebOrigin", origin);
        parameters.put("MailFrom", "groundwork@localhost.local");
        parameters.put("DefaultProvider", "local");
        parameters.put("GitDirectory", settings.home().resolve("git").toString());
        parameters.putAll(standIns);
        parameters.putAll(ParameterNames.fromEnvironment(settings.environment()));
        parameters.putAll(provided);
        return parameters;
    }
}
