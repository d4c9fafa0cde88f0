package dev.groundwork.localstack.runner.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads functions. */
final class FunctionReader {

    private static final Set<String> KNOWN = Set.of(
            "Description",
            "FunctionName",
            "CodeUri",
            "Handler",
            "Runtime",
            "Architectures",
            "Timeout",
            "MemorySize",
            "LoggingConfig",
            "Environment",
            "Policies",
            "Role",
            "Tracing",
            "Tags",
            "ReservedConcurrentExecutions",
            "SnapStart",
            "AutoPublishAlias",
            "EphemeralStorage",
            "EventInvokeConfig",
            "Events");

    private static final int DEFAULT_TIMEOUT = 3;
    private static final int MAX_TIMEOUT = 900;
    private static final int DEFAULT_MEMORY = 128;
    private static final int MAX_MEMORY = 10_240;
    private static final int MAX_ASYNC_RETRIES = 2;
    private static final String RUNTIME = "java25";
    private static final Set<String> ARCHITECTURES = Set.of("arm64", "x86_64");

    private final Properties globals;

    FunctionReader(Properties globals) {
        this.globals = globals.allow(KNOWN);
    }

    Template.Function read(Properties properties) {
        properties.allow(KNOWN);
        check(properties);
        var id = properties.where();
        return new Template.Function(
                id,
                zip(either(properties, "CodeUri").requiredText("CodeUri")),
                either(properties, "Handler").requiredText("Handler"),
                Duration.ofSeconds(either(properties, "Timeout").number("Timeout", DEFAULT_TIMEOUT, 1, MAX_TIMEOUT)),
                either(properties, "MemorySize").number("MemorySize", DEFAULT_MEMORY, 128, MAX_MEMORY),
                environment(properties),
                TriggerReader.read(properties.child("Events")),
                async(properties).number("MaximumRetryAttempts", MAX_ASYNC_RETRIES, 0, MAX_ASYNC_RETRIES),
                async(properties)
                        .child("DestinationConfig")
                        .allow("OnFailure")
                        .child("OnFailure")
                        .allow("Type", "Destination")
                        .text("Destination")
                        .map(Resources::lastPart));
    }

    private static Properties async(Properties properties) {
        return properties
                .child("EventInvokeConfig")
                .allow("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig");
    }

    /** Refuses what {@code sam validate} lets pass and AWS refuses at deployment. */
    private void check(Properties properties) {
        var runtime = either(properties, "Runtime").requiredText("Runtime");
        if (!runtime.equals(RUNTIME)) {
            throw new TemplateException(properties.where() + ".Runtime has to be " + RUNTIME + ", and is " + runtime);
        }
        for (var architecture : either(properties, "Architectures").texts("Architectures")) {
            if (!ARCHITECTURES.contains(architecture)) {
                throw new TemplateException(
                        properties.where() + ".Architectures is not known at Lambda: " + architecture);
            }
        }
    }

    private Properties either(Properties properties, String name) {
        return properties.has(name) ? properties : globals.has(name) ? globals : properties;
    }

    /** A folder is what {@code sam build} builds from; its zip is where the module puts it. */
    private static String zip(String codeUri) {
        var plain = codeUri.endsWith("/") ? codeUri.substring(0, codeUri.length() - 1) : codeUri;
        return plain.endsWith(".zip") ? plain : plain + "/target/function.zip";
    }

    private Map<String, String> environment(Properties properties) {
        var variables = new LinkedHashMap<String, String>();
        for (var level : new Properties[] {globals, properties}) {
            var declared = level.child("Environment").allow("Variables").child("Variables");
            declared.members().keySet().forEach(name -> variables.put(name, declared.requiredText(name)));
        }
        return Map.copyOf(variables);
    }
}
