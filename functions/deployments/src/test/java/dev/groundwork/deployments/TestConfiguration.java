package dev.groundwork.deployments;

import java.nio.file.Path;
import java.util.Map;

/** The environment of the functions of this module in tests, without the tables. */
final class TestConfiguration {

    private TestConfiguration() {}

    /** With the repositories of apps on the local provider in this folder. */
    static Map<String, Object> of(Path repositories) {
        return Map.ofEntries(
                Map.entry("groundwork.stack", "test"),
                Map.entry("groundwork.default.provider", "local"),
                Map.entry("groundwork.git.directory", repositories.toString()),
                Map.entry("groundwork.deploy.timeout", "PT45M"),
                Map.entry("groundwork.render.creates.per.hour", "20"),
                Map.entry("groundwork.probe.url", ""),
                Map.entry("groundwork.dns", ""),
                Map.entry("groundwork.orphan.sweep", "true"),
                Map.entry("groundwork.sources.bucket", "sources"),
                Map.entry("groundwork.github.url", ""),
                Map.entry("groundwork.github.org", ""),
                Map.entry("groundwork.github.write.interval", "PT0S"),
                Map.entry("groundwork.builds.dead.letters.url", "https://sqs.test/builds-dead"),
                Map.entry("groundwork.deployments.queue.url", "https://sqs.test/deployments"));
    }
}
