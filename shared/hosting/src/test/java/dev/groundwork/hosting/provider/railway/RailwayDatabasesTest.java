package dev.groundwork.hosting.provider.railway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.hosting.campaign.CampaignFault;
import dev.groundwork.hosting.provider.Databases.DatabaseId;
import dev.groundwork.hosting.provider.Databases.DatabaseState;
import dev.groundwork.hosting.provider.Databases.NewDatabase;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.ProviderOutcome.Unavailable;
import dev.groundwork.hosting.provider.rest.RemoteDatabasesContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RailwayDatabasesTest extends RemoteDatabasesContract {

    private record Railway(RailwayWorld over) implements World {

        private RailwayState state() {
            return over.railway().state();
        }

        private List<RailwayStateDatabase> all() {
            return state().projects().stream()
                    .flatMap(p -> p.databases.stream())
                    .toList();
        }

        @Override
        public HostingProvider provider() {
            return over.provider();
        }

        @Override
        public List<String> ids() {
            return all().stream().map(RailwayStateDatabase::id).toList();
        }

        @Override
        public void settle() {
            state().settle();
        }

        @Override
        public String stranger(AppIdentity.Slug name, Marker marker) {
            return state().strangeDatabase(
                            state().marked(marker.value()).getFirst().id())
                    .id();
        }

        @Override
        public String address(String id) {
            return all().stream()
                    .filter(d -> d.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .address();
        }

        @Override
        public int data() {
            return state().projects().stream().mapToInt(p -> p.volumes.size()).sum();
        }

        @Override
        public void arm(int request, CampaignFault fault) {
            over.arm(request, fault);
        }

        @Override
        public int requests() {
            return over.requests();
        }

        @Override
        public List<String> findings() {
            return over.findings();
        }

        @Override
        public void close() {
            over.close();
        }
    }

    RailwayDatabasesTest() {
        super(() -> new Railway(new RailwayWorld()));
    }

    private RailwayState state() {
        return ((Railway) world).state();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-470 a project that was made for a database is the app's: its service comes into it; without one it goes with the database")
    void projectFirst() {
        var owner = owner(Optional.empty());
        var id = provisioned(world, owner).id();
        assertThat(state().projects()).hasSize(1);
        answer(databases.delete(owner, id));
        assertThat(state().projects()).isEmpty();

        provisioned(world, owner);
        var service = service();

        assertThat(state().marked(marker.value())).singleElement().satisfies(project -> {
            assertThat(project.databases).hasSize(1);
            assertThat(service.value()).endsWith("/srv-" + project.id());
        });
        assertThat(answer(world.provider().findService(name, marker)).id()).isEqualTo(service);
        var again = provisioned(world, owner(Optional.of(service)));
        answer(databases.delete(owner(Optional.of(service)), again.id()));
        assertThat(state().projects()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-471 a database and a deployment that make a project at the same time end in the older one")
    void twoProjects() {
        state().beforeNextProject(() -> state().stranger(name.value(), marker.value()));

        provisioned(world, owner(Optional.empty()));

        assertThat(state().marked(marker.value()))
                .singleElement()
                .satisfies(project -> assertThat(project.databases).hasSize(1));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-472 what a lost answer began, and came late, is removed beside the database that is in use")
    void lateTwin() {
        var owner = owner(Optional.of(service()));
        state().workflowsTake(Integer.MAX_VALUE);
        assertThat(databases.find(owner)).isEqualTo(new Missing<>());
        ((Railway) world)
                .over()
                .railway()
                .faults((field, number) ->
                        field.equals("templateDeployV2") ? Optional.of(RailwayFault.LOST_ANSWER) : Optional.empty());
        assertThat(databases.create(new NewDatabase(owner, "postgres")))
                .isEqualTo(new Unavailable<>(false, Optional.of(Duration.ofSeconds(30))));
        ((Railway) world).over().railway().faults((field, number) -> Optional.empty());
        state().workflowsTake(0);
        var made = answer(databases.create(new NewDatabase(owner, "postgres")));
        var used = answer(databases.read(owner, made.id()));
        assertThat(world.ids()).hasSize(1);

        state().settle();
        assertThat(world.ids()).hasSize(2);
        var read = answer(databases.read(owner, used.id()));

        assertThat(read).isEqualTo(used);
        assertThat(world.ids()).hasSize(1);
        assertThat(world.data()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-473 a workflow that fails says why; one that runs is not deleted beneath itself; a lost one is missing")
    void workflows() {
        var owner = owner(Optional.of(service()));
        state().workflowsTake(20);
        var made = answer(databases.create(new NewDatabase(owner, "postgres")));
        assertThat(databases.delete(owner, made.id()))
                .isEqualTo(new Unavailable<>(false, Optional.of(Duration.ofSeconds(30))));
        state().workflowsFail("no volume left");
        state().settle();

        var failed = answer(databases.read(owner, made.id()));

        assertThat(failed.state()).isEqualTo(DatabaseState.FAILED);
        assertThat(failed.detail()).contains("no volume left");
        answer(databases.delete(owner, made.id()));
        var unknown = new DatabaseId(made.id().value() + "0");
        assertThat(databases.read(owner, unknown)).isEqualTo(new Missing<>());
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS,READY",
        "SLEEPING,READY",
        "INITIALIZING,PROVISIONING",
        "BUILDING,PROVISIONING",
        "DEPLOYING,PROVISIONING",
        "CRASHED,FAILED",
        "FAILED,FAILED",
        "REMOVED,FAILED",
        "THAWING,UNKNOWN"
    })
    @DisplayName(
            "INFRA-HOST-474 the state of a database is that of its process; one that is not known here stays unknown")
    void states(String status, DatabaseState expected) {
        var owner = owner(Optional.of(service()));
        var id = provisioned(world, owner).id();
        state().projects().getFirst().databases.getFirst().status = status;

        var read = answer(databases.read(owner, id));

        assertThat(read.state()).isEqualTo(expected);
        assertThat(read.connection().isPresent()).isEqualTo(expected == DatabaseState.READY);
    }
}
