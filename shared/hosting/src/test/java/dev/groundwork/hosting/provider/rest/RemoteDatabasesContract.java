package dev.groundwork.hosting.provider.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.campaign.CampaignFault;
import dev.groundwork.hosting.provider.Databases;
import dev.groundwork.hosting.provider.Databases.Database;
import dev.groundwork.hosting.provider.Databases.DatabaseId;
import dev.groundwork.hosting.provider.Databases.DatabaseOwner;
import dev.groundwork.hosting.provider.Databases.DatabaseState;
import dev.groundwork.hosting.provider.Databases.NewDatabase;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.ProviderOutcome.Unavailable;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.kernel.AppId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The behaviour of databases that is relied on at each remote provider, shown on its adapter over its stand-in. */
public abstract class RemoteDatabasesContract {

    private static final Repository REPOSITORY =
            new Repository.AtGitHub(URI.create("https://github.test/org/app"), "org", "app", 4711);

    protected final AppIdentity.Slug name = AppIdentity.Slug.of(new AppIdentity.Name("Shop"), "");
    protected final Marker marker = new StackName("test").marker(new AppId("app_" + SampleApps.ulid()));
    private final Supplier<World> start;
    protected final World world;
    protected final Databases databases;

    /**
     * Makes the tests.
     *
     * @param start makes a stand-in with nothing in it
     */
    protected RemoteDatabasesContract(Supplier<World> start) {
        this.start = start;
        this.world = start.get();
        this.databases = world.provider().databases().orElseThrow();
    }

    /** The operations of a stand-in that all of them have. */
    public interface World extends AutoCloseable {
        HostingProvider provider();

        /** Ids of all databases that are there, whosever they are. */
        List<String> ids();

        /** Finishes what is being made. */
        void settle();

        /** A database of somebody else where ours would be looked for. */
        String stranger(AppIdentity.Slug name, Marker marker);

        /** Returns the address of a database that was made. */
        String address(String id);

        /** The data that is there: one part for each database. */
        int data();

        /** The request of this number from now on, the first one is 1, has this fault. */
        void arm(int request, CampaignFault fault);

        int requests();

        List<String> findings();

        @Override
        void close();
    }

    @AfterEach
    final void everyRequestIsValid() {
        assertThat(world.findings()).isEmpty();
        world.close();
    }

    protected final ServiceId service() {
        return service(world);
    }

    private ServiceId service(World at) {
        return answer(at.provider()
                        .createService(
                                new NewService(name, marker, REPOSITORY, BuildSettings.none(), Map.of("A", "one"))))
                .id();
    }

    protected final DatabaseOwner owner(Optional<ServiceId> service) {
        return new DatabaseOwner(name, marker, service);
    }

    protected static <T> T answer(ProviderOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered<T>) outcome).value();
    }

    /** Provisions as the engine does: looks up before it creates, and asks again after whatever came between. */
    protected final Database provisioned(World at, DatabaseOwner owner) {
        var all = at.provider().databases().orElseThrow();
        var known = Optional.<DatabaseId>empty();
        for (int i = 0; i < 30; i++) {
            var id = known;
            var read = id.map(known0 -> all.read(owner, known0)).orElseGet(() -> all.find(owner));
            var outcome = read instanceof Missing ? all.create(new NewDatabase(owner, "postgres")) : read;
            if (outcome instanceof Answered<Database>(var database)) {
                known = Optional.of(database.id());
                if (database.state() == DatabaseState.READY) {
                    return database;
                }
            }
            at.settle();
        }
        throw new AssertionError("not ready in 30 steps");
    }

    private static void removed(World at, DatabaseOwner owner, DatabaseId id) {
        var all = at.provider().databases().orElseThrow();
        for (int i = 0; i < 10; i++) {
            if (all.delete(owner, id) instanceof Answered) {
                return;
            }
        }
        throw new AssertionError("not deleted in 10 steps");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "INFRA-HOST-453 a database is made, before the first deployment too, is found by its app, and its address is there once it is ready")
    final void life(boolean hasService) {
        var owner = owner(hasService ? Optional.of(service()) : Optional.empty());
        assertThat(databases.find(owner)).isEqualTo(new Missing<>());

        var made = answer(databases.create(new NewDatabase(owner, "postgres")));
        assertThat(made.state()).isEqualTo(DatabaseState.PROVISIONING);
        assertThat(made.connection()).isEmpty();
        var ready = provisioned(world, owner);

        assertThat(world.ids()).hasSize(1);
        assertThat(ready.connection().orElseThrow().value())
                .isEqualTo(world.address(world.ids().getFirst()));
        assertThat(answer(databases.find(owner))).isEqualTo(ready);
        assertThat(answer(databases.read(owner, ready.id()))).isEqualTo(ready);
        assertThat(answer(databases.read(owner, made.id()))).isEqualTo(ready);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-454 a database that is deleted is gone with its data, twice is once, and may be made again")
    final void deletes() {
        var owner = owner(Optional.of(service()));
        var id = provisioned(world, owner).id();

        answer(databases.delete(owner, id));
        answer(databases.delete(owner, id));

        assertThat(world.ids()).isEmpty();
        assertThat(world.data()).isZero();
        assertThat(databases.read(owner, id)).isEqualTo(new Missing<>());
        assertThat(databases.find(owner)).isEqualTo(new Missing<>());
        assertThat(provisioned(world, owner).id()).isNotEqualTo(id);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-455 somebody else's database of the name is neither adopted nor deleted; ours stands beside it")
    final void strangers() {
        var service = service();
        var owner = owner(Optional.of(service));
        var stranger = world.stranger(name, marker);
        assertThat(databases.find(owner)).isEqualTo(new Missing<>());

        var ours = provisioned(world, owner);
        assertThat(world.ids()).hasSize(2);
        assertThat(ours.connection().orElseThrow().value()).isNotEqualTo(world.address(stranger));
        answer(databases.delete(owner, ours.id()));

        assertThat(world.ids()).containsExactly(stranger);
    }

    @Test
    @DisplayName("INFRA-HOST-456 a service that is deleted takes its database with it")
    final void withService() {
        var service = service();
        var owner = owner(Optional.of(service));
        var id = provisioned(world, owner).id();

        answer(world.provider().delete(service));

        assertThat(world.ids()).isEmpty();
        assertThat(world.data()).isZero();
        assertThat(databases.read(owner, id)).isEqualTo(new Missing<>());
        answer(databases.delete(owner, id));
    }

    @ParameterizedTest
    @EnumSource(CampaignFault.class)
    @DisplayName("INFRA-HOST-457 a fault of the first request is told by its kind, and nothing is made by it")
    final void faults(CampaignFault fault) {
        var owner = owner(Optional.of(service()));
        world.arm(1, fault);

        var outcome = databases.find(owner);

        switch (fault) {
            case TOKEN_REFUSED -> assertThat(outcome).isEqualTo(new ProviderOutcome.TokenRefused<>());
            case RATE_LIMITED ->
                assertThat(outcome).isEqualTo(new Unavailable<>(true, Optional.of(Duration.ofSeconds(7))));
            case RATE_LIMITED_BARE, ERROR_1015 ->
                assertThat(outcome).isEqualTo(new Unavailable<>(true, Optional.empty()));
            // Java's client sends a GET again whose connection ends without an answer.
            case NO_CALL, LOST_ANSWER ->
                assertThat(outcome).isIn(new Unavailable<>(false, Optional.empty()), new Missing<>());
            case SERVER_ERROR, GARBLED -> assertThat(outcome).isEqualTo(new Unavailable<>(false, Optional.empty()));
        }
        assertThat(world.ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "INFRA-HOST-458 one fault at each request of a database's life in turn: at most one in the end, and nothing after its removal")
    final void faultAtEachRequest(boolean hasService) {
        int requests = run(hasService, Integer.MAX_VALUE, CampaignFault.NO_CALL);
        for (var fault : CampaignFault.values()) {
            for (int at = 1; at <= requests; at++) {
                run(hasService, at, fault);
            }
        }
        System.out.printf(
                "databases: %s, %s: %d requests x %d faults%n",
                world.provider().name(),
                hasService ? "with a service" : "without a service",
                requests,
                CampaignFault.values().length);
    }

    private int run(boolean hasService, int request, CampaignFault fault) {
        try (var at = start.get()) {
            var owner = owner(hasService ? Optional.of(service(at)) : Optional.empty());
            at.arm(request, fault);
            var what = fault + " at request " + request;
            var ready = provisioned(at, owner);
            for (int i = 0; i < 3; i++) {
                at.settle();
                ready = provisioned(at, owner);
            }
            assertThat(at.ids()).as(what).hasSize(1);
            assertThat(ready.connection().orElseThrow().value())
                    .as(what)
                    .isEqualTo(at.address(at.ids().getFirst()));
            removed(at, owner, ready.id());
            at.settle();
            assertThat(at.ids()).as(what).isEmpty();
            assertThat(at.data()).as(what).isZero();
            assertThat(at.findings()).as(what).isEmpty();
            return at.requests();
        }
    }
}
