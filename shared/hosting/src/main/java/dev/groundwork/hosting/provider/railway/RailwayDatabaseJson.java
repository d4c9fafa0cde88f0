package dev.groundwork.hosting.provider.railway;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of Railway's answers about templates, what is made from one, and the volumes that hold data. */
final class RailwayDatabaseJson {

    private RailwayDatabaseJson() {}

    @Serdeable
    record Template(String id, @Nullable JsonNode serializedConfig) {}

    @Serdeable
    record TemplateDeploy(@Nullable String workflowId) {}

    @Serdeable
    record Workflow(@Nullable String status, @Nullable String error) {}

    @Serdeable
    record Volumes(VolumeInstances volumeInstances) {}

    @Serdeable
    record VolumeInstances(List<VolumeInstanceEdge> edges) {}

    @Serdeable
    record VolumeInstanceEdge(VolumeInstance node) {}

    @Serdeable
    record VolumeInstance(
            @Nullable String serviceId,
            String volumeId,
            boolean isPendingDeletion,
            @Nullable String deletedAt) {}
}
