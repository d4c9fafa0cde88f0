package dev.groundwork.localstack.runner.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a SAM template. A type or a property that it does not know is an error that names the resource. */
public final class TemplateReader {

    private TemplateReader() {}

    /**
     * Reads.
     *
     * @param given parameters by their name in the template; the rest take their defaults
     * @param cloudEndpoint where the stand-ins answer, part of queue urls
     * @throws TemplateException with a sentence for people
     */
    public static Template read(Path file, Map<String, String> given, String cloudEndpoint) {
        var whole = Properties.of("the template", load(file))
                .allow(
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
        var parameters = parameters(whole.child("Parameters"), given);
        var resources = new LinkedHashMap<String, Properties>();
        var declared = whole.child("Resources");
        declared.members().keySet().forEach(id -> resources.put(id, declared.child(id)));
        var names = new Resources(parameters.getOrDefault("Stack", "local"), cloudEndpoint, resources);
        var intrinsics = new Intrinsics(parameters, whole.child("Conditions").members(), names::attribute);
        var globals = Properties.of(
                "Globals", intrinsics.resolve(whole.value("Globals").orElse(null)));
        return new ResourceReader(intrinsics, names, globals.allow("Function", "HttpApi")).read(resources);
    }

    private static @Nullable Object load(Path file) {
        var settings = LoadSettings.builder().setLabel(file.toString()).build();
        try (var in = Files.newInputStream(file)) {
            return new Load(settings, new CloudFormationConstructor(settings)).loadFromInputStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the template cannot be read: " + file, e);
        } catch (YamlEngineException e) {
            throw new TemplateException("it is no YAML that is known here: " + e.getMessage());
        }
    }

    private static Map<String, String> parameters(Properties declared, Map<String, String> given) {
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
            checked(declaration, name, value);
            values.put(name, value);
        }
        return values;
    }

    private static void checked(Properties declaration, String name, String value) {
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
