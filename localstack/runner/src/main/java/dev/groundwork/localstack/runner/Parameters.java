package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.template.ParameterNames;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The template's parameters on this machine: what this program provides, then whatever the environment says. */
final class Parameters {

    private Parameters() {}

    static Map<String, String> of(Settings settings, String origin, Path clockFile, Map<String, String> hosting) {
        var parameters = new HashMap<String, String>();
        parameters.put("Stack", "local");
        parameters.put("WebOrigin", origin);
        parameters.put("MailFrom", "groundwork@localhost.local");
        parameters.put("ClockFile", clockFile.toString());
        parameters.putAll(hosting);
        parameters.putAll(ParameterNames.fromEnvironment(settings.environment()));
        return parameters;
    }
}
