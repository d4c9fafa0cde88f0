package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.template.ParameterNames;
import java.util.HashMap;
import java.util.Map;

/** The template's parameters on this machine: what this program provides, then whatever the environment says. */
final class Parameters {

    private Parameters() {}

    /**
     * @param provided those that only this program can know
     */
    static Map<String, String> of(Settings settings, Map<String, String> provided) {
        var parameters = new HashMap<String, String>();
        parameters.put("Stack", "local");
        parameters.put("MailFrom", "groundwork@localhost.local");
        parameters.putAll(ParameterNames.fromEnvironment(settings.environment()));
        parameters.putAll(provided);
        return parameters;
    }
}
