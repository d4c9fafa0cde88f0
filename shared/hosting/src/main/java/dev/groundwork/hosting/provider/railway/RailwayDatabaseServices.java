package dev.groundwork.hosting.provider.railway;

import dev.groundwork.hosting.provider.Databases.ConnectionString;
import dev.groundwork.hosting.provider.Databases.Database;
import dev.groundwork.hosting.provider.Databases.DatabaseId;
import dev.groundwork.hosting.provider.Databases.DatabaseState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.railway.RailwayDatabaseJson.VolumeInstance;
import dev.groundwork.hosting.provider.railway.RailwayDatabaseJson.VolumeInstanceEdge;
import dev.groundwork.hosting.provider.railway.RailwayJson.Data;
import dev.groundwork.hosting.provider.railway.RailwayJson.Project;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services at Railway that are databases: what runs, what its address is, and the volume that holds its data. */
final class RailwayDatabaseServices {

    /** The variable of the template with the address by which other services of the project reach the database. */
    private static final String ADDRESS = "DATABASE_URL";

    private final RailwayApi api;

    RailwayDatabaseServices(RailwayApi api) {
        this.api = api;
    }

    /** Reads the project that an id names. */
    ProviderOutcome<Project> project(RailwayId id) {
        return api.object(RailwayDocuments.PROJECT, Map.of("id", id.project()))
                .flatMap(data -> RailwayApi.member(data.project()))
                .flatMap(project -> project.deletedAt() == null ? new Answered<>(project) : new Missing<>());
    }

    /** Returns the databases of a project that carry a marker, the oldest first. Somebody may have put another one beside them. */
    ProviderOutcome<List<RailwayId>> marked(Project project, Marker marker) {
        ProviderOutcome<List<RailwayId>> outcome = new Answered<>(List.of());
        for (var service : project.databases()) {
            var id = RailwayId.of(project).of(service);
            outcome = outcome.flatMap(sofar -> variable(id, RailwayTemplate.MARKER)
                    .map(found -> found.filter(marker.value()::equals).isPresent() ? with(sofar, id) : sofar));
        }
        return outcome;
    }

    private static List<RailwayId> with(List<RailwayId> ids, RailwayId id) {
        var more = new ArrayList<>(ids);
        more.add(id);
        return List.copyOf(more);
    }

    /** Reads a variable of a service as its process gets it. */
    private ProviderOutcome<Optional<String>> variable(RailwayId id, String name) {
        return api.object(RailwayDocuments.VARIABLES, id.variables())
                .map(Data::variables)
                .map(all -> text(all, name));
    }

    private static Optional<String> text(@Nullable JsonNode variables, String name) {
        return Optional.ofNullable(RailwayTemplate.member(variables, name))
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue)
                .filter(text -> !text.isBlank());
    }

    /** Reads a database with its address, once its process runs. */
    ProviderOutcome<Database> read(RailwayId id) {
        return api.object(RailwayDocuments.SERVICE, id.variables())
                .flatMap(data -> data.serviceInstance() == null
                        ? new Answered<>(database(id, DatabaseState.PROVISIONING, Optional.empty(), ""))
                        : read(id, RailwayStates.database(data.serviceInstance())));
    }

    private ProviderOutcome<Database> read(RailwayId id, DatabaseState state) {
        return switch (state) {
            case READY ->
                variable(id, ADDRESS)
                        .map(address -> database(
                                id,
                                address.isPresent() ? DatabaseState.READY : DatabaseState.PROVISIONING,
                                address.map(ConnectionString::new),
                                ""));
            case FAILED -> new Answered<>(database(id, state, Optional.empty(), RailwayStates.DATABASE_ENDED));
            case PROVISIONING, UNKNOWN -> new Answered<>(database(id, state, Optional.empty(), ""));
        };
    }

    private static Database database(
            RailwayId id, DatabaseState state, Optional<ConnectionString> address, String detail) {
        return new Database(new DatabaseId(id.toString()), "postgres", state, address, Optional.empty(), detail);
    }

    /** Deletes a database: its volumes first, which only name their service while it is there. */
    ProviderOutcome<RailwayId> delete(RailwayId id) {
        return api.object(RailwayDocuments.VOLUMES, Map.of("id", id.environment(), "projectId", id.project()))
                .flatMap(data -> RailwayApi.member(data.environment()))
                .flatMap(found -> {
                    ProviderOutcome<RailwayId> outcome = new Answered<>(id);
                    for (var volume : volumes(found, id)) {
                        outcome = outcome.flatMap(done -> gone(RailwayDocuments.DELETE_VOLUME, volume, id));
                    }
                    return outcome;
                })
                .flatMap(done -> gone(RailwayDocuments.DELETE_SERVICE, id.service(), id));
    }

    private static List<String> volumes(RailwayDatabaseJson.Volumes found, RailwayId id) {
        return found.volumeInstances().edges().stream()
                .map(VolumeInstanceEdge::node)
                .filter(volume -> id.service().equals(volume.serviceId()))
                .filter(volume -> !volume.isPendingDeletion() && volume.deletedAt() == null)
                .map(VolumeInstance::volumeId)
                .toList();
    }

    private ProviderOutcome<RailwayId> gone(String document, String object, RailwayId id) {
        var deleted = api.object(document, Map.of("id", object));
        return deleted instanceof Missing ? new Answered<>(id) : deleted.map(done -> id);
    }
}
