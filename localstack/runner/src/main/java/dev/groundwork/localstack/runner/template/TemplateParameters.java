package dev.groundwork.localstack.runner.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a template's parameters and of AWS's pseudo parameters. */
final class TemplateParameters {

    private TemplateParameters() {}

    static Map<String, String> read(Properties declared, Map<String, String> given) {
        var values = new LinkedHashMap<String, String>();
        values.put("AWS::Region", Resources.REGION);
        values.put("AWS::AccountId", Resources.ACCOUNT);
        values.put("AWS::Partition", "aws");
        values.put("AWS::URLSuffix", "amazonaws.com");
        values.put("AWS::StackName", "groundwork");
        for (var name : declared.members().keySet()) {
            var declaration = declared.child(name);
            var value = given.containsKey(name)
                    ? given.get(name)
                    : declaration.text("Default").orElse(null);
            if (value == null) {
                throw new TemplateException(
                        "the parameter " + name + " has no value: set " + ParameterNames.variable(name));
            }
            check(declaration, name, value);
            values.put(name, value);
        }
        return values;
    }

    private static void check(Properties declaration, String name, String value) {
        declaration.text("AllowedPattern").ifPresent(pattern -> {
            if (!value.matches(pattern)) {
                throw new TemplateException("the parameter " + name + " has to match " + pattern + ", and is " + value
                        + ": set " + ParameterNames.variable(name));
            }
        });
        var allowed = declaration.texts("AllowedValues");
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw new TemplateException("the parameter " + name + " has to be one of " + allowed + ", and is " + value
                    + ": set " + ParameterNames.variable(name));
        }
    }
}
