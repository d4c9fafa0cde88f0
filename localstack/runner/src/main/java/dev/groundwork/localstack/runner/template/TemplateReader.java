package dev.groundwork.localstack.runner.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return new ResourceReader(processed(file, given, cloudEndpoint)).read();
    }

    /**
     * Reads every resource, those included that only AWS looks at (log groups, alarms, policies), as CloudFormation has them after its
     * transforms: loops expanded, conditions decided, intrinsic functions resolved.
     *
     * @return the properties of each resource by its id; its type stands beside them as {@code Type}
     */
    public static Map<String, Map<String, Object>> resources(
            Path file, Map<String, String> given, String cloudEndpoint) {
        return processed(file, given, cloudEndpoint).resolved();
    }

    private static ProcessedTemplate processed(Path file, Map<String, String> given, String cloudEndpoint) {
        return ProcessedTemplate.of(Properties.of("the template", load(file)), given, cloudEndpoint);
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
}
