package dev.groundwork.localstack.runner.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template after its transforms: every loop is expanded, and what a condition rules out is gone.
 *
 * @param intrinsics resolves values of its resources
 * @param names gives resources their names and ARNs
 * @param globals what every function has, resolved
 * @param resources by id, with unresolved properties
 */
record ProcessedTemplate(
        Intrinsics intrinsics, Resources names, Properties globals, Map<String, Properties> resources) {

    private static final String FUNCTION = "AWS::Serverless::Function";

    static ProcessedTemplate of(Properties whole, Map<String, String> given, String cloudEndpoint) {
        whole.allow(
                "AWSTemplateFormatVersion",
                "Transform",
                "Description",
                "Metadata",
                "Parameters",
                "Conditions",
                "Mappings",
                "Globals",
                "Resources",
                "Outputs");
        var parameters = TemplateParameters.read(whole.child("Parameters"), given);
        var all = new LinkedHashMap<String, Properties>();
        var declared = expanded(whole);
        declared.members().keySet().forEach(id -> all.put(id, declared.child(id)));
        var names = new Resources(parameters.getOrDefault("Stack", "local"), cloudEndpoint, all);
        var intrinsics = new Intrinsics(
                parameters, whole.child("Conditions").members(), whole.child("Mappings"), names::attribute);
        var globals = Properties.of(
                "Globals", intrinsics.resolve(whole.value("Globals").orElse(null)));
        var present = new LinkedHashMap<>(all);
        present.values()
                .removeIf(resource ->
                        !resource.text("Condition").map(intrinsics::holds).orElse(true));
        return new ProcessedTemplate(intrinsics, names, globals.allow("Function", "HttpApi"), present);
    }

    private static Properties expanded(Properties whole) {
        var resources = whole.child("Resources");
        if (ForEach.isIn(resources)
                && !List.of(ForEach.TRANSFORM, "AWS::Serverless-2016-10-31")
                        .equals(whole.value("Transform").orElse(null))) {
            throw new TemplateException(
                    "a loop needs Transform: [" + ForEach.TRANSFORM + ", AWS::Serverless-2016-10-31], in this order");
        }
        return ForEach.expand(resources);
    }

    /** The properties of every resource, resolved, with its {@code Type} beside them; functions with what Globals give them. */
    Map<String, Map<String, Object>> resolved() {
        var resolved = new LinkedHashMap<String, Map<String, Object>>();
        resources.forEach((id, resource) -> {
            var type = resource.requiredText("Type");
            var own = Properties.of(
                    id, intrinsics.resolve(resource.value("Properties").orElse(null)));
            var inherited = type.equals(FUNCTION) ? globals.child("Function").members() : Map.<String, Object>of();
            var members = merged(inherited, own.members());
            members.put("Type", type);
            resolved.put(id, members);
        });
        return resolved;
    }

    /** As SAM merges Globals: members are joined, and what both have is the resource's own. */
    private static Map<String, Object> merged(Map<?, ?> inherited, Map<?, ?> own) {
        var merged = new LinkedHashMap<String, Object>();
        inherited.forEach((name, value) -> merged.put(String.valueOf(name), value));
        own.forEach((name, value) -> merged.merge(
                String.valueOf(name),
                value,
                (theirs, ours) -> theirs instanceof Map<?, ?> a && ours instanceof Map<?, ?> b ? merged(a, b) : ours));
        return merged;
    }
}
