package dev.groundwork.localstack.runner.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads a SAM template. A type or a property that it does not know is an error that names the resource. */
public final class TemplateReader {

    /** Resources that mean something to AWS only. */
    private static final Set<String> NOTHING_HERE = Set.of(
            "AWS::Logs::LogGroup",
            "AWS::CloudWatch::Alarm",
            "AWS::Lambda::Permission",
            "AWS::SQS::QueuePolicy",
            "AWS::Serverless::HttpApi",
            "AWS::SecretsManager::RotationSchedule");

    private static final Set<String> FUNCTION_PROPERTIES = Set.of(
            "Description",
            "CodeUri",
            "Handler",
            "Timeout",
            "MemorySize",
            "LoggingConfig",
            "Environment",
            "Policies",
            "Events");

    private TemplateReader() {}

    /**
     * Reads.
     *
     * @param given parameters by their name in the template; the rest take their defaults
     * @param cloudEndpoint where the stand-ins answer, part of queue urls
     */
    public static Template read(Path file, Map<String, String> given, String cloudEndpoint) {
        var whole = Yaml.map(load(file), "the template");
        var parameters = parameters(Yaml.map(whole.get("Parameters"), "Parameters"), given);
        var resources = new LinkedHashMap<String, Map<String, Object>>();
        Yaml.map(whole.get("Resources"), "Resources").forEach((id, r) -> resources.put(id, Yaml.map(r, id)));
        var names = new Resources(parameters.getOrDefault("Stack", "local"), cloudEndpoint, resources);
        var conditions = whole.get("Conditions") == null
                ? Map.<String, Object>of()
                : Yaml.map(whole.get("Conditions"), "Conditions");
        var intrinsics = new Intrinsics(parameters, conditions, names::attribute);
        var globals = Yaml.map(intrinsics.resolve(whole.get("Globals")), "Globals");
        return new ResourceReader(intrinsics, names, globals).read(resources);
    }

    private static @Nullable Object load(Path file) {
        var settings = LoadSettings.builder().setLabel(file.toString()).build();
        try (var in = Files.newInputStream(file)) {
            return new Load(settings, new CloudFormationConstructor(settings)).loadFromInputStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the template cannot be read: " + file, e);
        }
    }

    private static Map<String, String> parameters(Map<String, Object> declared, Map<String, String> given) {
        var values = new LinkedHashMap<String, String>();
        values.put("AWS::Region", Resources.REGION);
        values.put("AWS::AccountId", Resources.ACCOUNT);
        values.put("AWS::Partition", "aws");
        values.put("AWS::StackName", "groundwork");
        declared.forEach((name, declaration) -> {
            var value = Optional.ofNullable(given.get(name))
                    .or(() -> Optional.ofNullable(Yaml.map(declaration, name).get("Default"))
                            .map(Object::toString));
            values.put(
                    name,
                    value.orElseThrow(() -> new TemplateException(
                            "the parameter " + name + " has no value: set " + ParameterNames.variable(name))));
        });
        return values;
    }

    private static final class ResourceReader {

        private final Intrinsics intrinsics;
        private final Resources names;
        private final Map<String, Object> globals;
        private final Map<String, Template.Function> functions = new LinkedHashMap<>();
        private final Map<String, Template.TableResource> tables = new LinkedHashMap<>();
        private final Map<String, Template.QueueResource> queues = new LinkedHashMap<>();
        private final Map<String, Template.SecretResource> secrets = new LinkedHashMap<>();
        private List<String> corsOrigins = List.of();

        private ResourceReader(Intrinsics intrinsics, Resources names, Map<String, Object> globals) {
            this.intrinsics = intrinsics;
            this.names = names;
            this.globals = globals;
        }

        private Template read(Map<String, Map<String, Object>> resources) {
            var rotations = rotations(resources);
            resources.forEach((id, resource) -> {
                var type = String.valueOf(resource.get("Type"));
                var properties = resource.get("Properties") == null
                        ? Map.<String, Object>of()
                        : Yaml.map(intrinsics.resolve(resource.get("Properties")), id);
                switch (type) {
                    case "AWS::Serverless::Function" -> functions.put(id, function(id, properties));
                    case "AWS::DynamoDB::Table" ->
                        tables.put(id, new Template.TableResource(id, names.tableName(id), properties));
                    case "AWS::SQS::Queue" -> queues.put(id, queue(id, properties));
                    case "AWS::SecretsManager::Secret" ->
                        secrets.put(id, secret(id, properties, Optional.ofNullable(rotations.get(id))));
                    default -> {
                        if (!NOTHING_HERE.contains(type)) {
                            throw new TemplateException("resource " + id + " is of a type that is not known: " + type);
                        }
                        if (type.equals("AWS::Serverless::HttpApi")) {
                            corsOrigins = Yaml.strings(
                                    Yaml.map(properties.get("CorsConfiguration"), id)
                                            .get("AllowOrigins"),
                                    id);
                        }
                    }
                }
            });
            return new Template(functions, tables, queues, secrets, corsOrigins);
        }

        /** Secret to the function that rotates it. */
        private static Map<String, String> rotations(Map<String, Map<String, Object>> resources) {
            var rotations = new LinkedHashMap<String, String>();
            resources.forEach((id, resource) -> {
                if (String.valueOf(resource.get("Type")).equals("AWS::SecretsManager::RotationSchedule")) {
                    var properties = Yaml.map(resource.get("Properties"), id);
                    var secret = Yaml.map(properties.get("SecretId"), id).get("Ref");
                    var function = String.valueOf(
                            Yaml.map(properties.get("RotationLambdaARN"), id).get("Fn::GetAtt"));
                    rotations.put(String.valueOf(secret), function.substring(0, function.indexOf('.')));
                }
            });
            return rotations;
        }

        private Template.Function function(String id, Map<String, Object> properties) {
            properties.keySet().stream()
                    .filter(p -> !FUNCTION_PROPERTIES.contains(p))
                    .findFirst()
                    .ifPresent(p -> {
                        throw new TemplateException("function " + id + " has a property that is not known: " + p);
                    });
            var environment = new LinkedHashMap<String, String>();
            var global = Yaml.map(globals.get("Function"), "Globals.Function");
            Yaml.map(Yaml.map(global.get("Environment"), id).get("Variables"), id)
                    .forEach((name, value) -> environment.put(name, value.toString()));
            if (properties.get("Environment") != null) {
                Yaml.map(Yaml.map(properties.get("Environment"), id).get("Variables"), id)
                        .forEach((name, value) -> environment.put(name, value.toString()));
            }
            return new Template.Function(
                    id,
                    Yaml.string(properties.get("CodeUri"), id + ".CodeUri"),
                    Yaml.string(properties.get("Handler"), id + ".Handler"),
                    Duration.ofSeconds(Yaml.number(properties.get("Timeout"), id + ".Timeout")),
                    Map.copyOf(environment),
                    TriggerReader.read(id, properties.get("Events")));
        }

        private static Template.QueueResource queue(String id, Map<String, Object> properties) {
            var visibility = properties.get("VisibilityTimeout");
            var redrive = properties.get("RedrivePolicy");
            if (redrive == null) {
                return new Template.QueueResource(id, seconds(visibility, id), Optional.empty(), Integer.MAX_VALUE);
            }
            var policy = Yaml.map(redrive, id);
            var arn = Yaml.string(policy.get("deadLetterTargetArn"), id);
            return new Template.QueueResource(
                    id,
                    seconds(visibility, id),
                    Optional.of(TriggerReader.lastPart(arn)),
                    Yaml.number(policy.get("maxReceiveCount"), id));
        }

        private static Duration seconds(@Nullable Object value, String where) {
            return Duration.ofSeconds(value == null ? 30 : Yaml.number(value, where));
        }

        private static Template.SecretResource secret(
                String id, Map<String, Object> properties, Optional<String> rotation) {
            return new Template.SecretResource(
                    id,
                    Yaml.string(properties.get("Name"), id + ".Name"),
                    Yaml.string(properties.get("SecretString"), id + ".SecretString"),
                    rotation);
        }
    }
}
