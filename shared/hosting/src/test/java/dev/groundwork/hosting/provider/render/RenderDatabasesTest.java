package dev.groundwork.hosting.provider.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.campaign.CampaignFault;
import dev.groundwork.hosting.provider.Databases.DatabaseState;
import dev.groundwork.hosting.provider.Databases.NewDatabase;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import dev.groundwork.hosting.provider.rest.RemoteDatabasesContract;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RenderDatabasesTest extends RemoteDatabasesContract {

    private static final class Render implements World {

        private final RenderWorld over = new RenderWorld();
        private int before;

        private FakeRenderPostgres postgres() {
            return over.api().postgres();
        }

        @Override
        public HostingProvider provider() {
            return over.provider();
        }

        @Override
        public List<String> ids() {
            return postgres().ids();
        }

        @Override
        public void settle() {
            ids().stream()
                    .filter(id ->
                            postgres().database(id).path("status").asText().equals("creating"))
                    .forEach(id -> postgres().set(id, "status", "available"));
        }

        @Override
        public String stranger(AppIdentity.Slug name, Marker marker) {
            return postgres().stranger(name.value() + "-db");
        }

        @Override
        public String address(String id) {
            return FakeRenderPostgres.address(id);
        }

        @Override
        public int data() {
            return ids().size();
        }

        @Override
        public void arm(int request, CampaignFault fault) {
            before = over.api().calls().size();
            if (request != Integer.MAX_VALUE) {
                over.api().faultAt(before + request - 1, fault == CampaignFault.LOST_ANSWER, reply(fault));
            }
        }

        private static Optional<Reply> reply(CampaignFault fault) {
            return switch (fault) {
                case NO_CALL, LOST_ANSWER -> Optional.empty();
                case SERVER_ERROR -> Optional.of(new Reply(502, "<html>bad gateway</html>", Map.of()));
                case RATE_LIMITED -> Optional.of(new Reply(429, "{}", Map.of("Retry-After", "7")));
                case RATE_LIMITED_BARE -> Optional.of(new Reply(429, "", Map.of()));
                case ERROR_1015 -> Optional.of(new Reply(403, "error code: 1015", Map.of()));
                case TOKEN_REFUSED -> Optional.of(new Reply(401, "{\"message\":\"Unauthorized\"}", Map.of()));
                case GARBLED -> Optional.of(new Reply(200, "<html>", Map.of()));
            };
        }

        @Override
        public int requests() {
            return over.api().calls().size() - before;
        }

        @Override
        public List<String> findings() {
            return over.api().findings();
        }

        @Override
        public void close() {
            over.api().close();
        }
    }

    RenderDatabasesTest() {
        super(Render::new);
    }

    private FakeRender api() {
        return ((Render) world).over.api();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-475 a database is in the region of its service, in the configured plan, closed to the outside, and carries the app's id")
    void created() {
        var service = service();
        api().set(service.value(), "region", "frankfurt");

        answer(databases.create(new NewDatabase(owner(Optional.of(service)), "postgres")));

        var sent = api().calls().getLast().body();
        assertThat(sent.path("name").asText()).isEqualTo(name.value() + "-db");
        assertThat(sent.path("plan").asText()).isEqualTo("basic_256mb");
        assertThat(sent.path("region").asText()).isEqualTo("frankfurt");
        assertThat(sent.path("ipAllowList").isArray()).isTrue();
        assertThat(sent.path("ipAllowList")).isEmpty();
        assertThat(marker.value().toLowerCase(Locale.ROOT))
                .endsWith(":" + sent.path("databaseName").asText());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-476 a name that Render has given somebody else is a conflict; one of ours is found after a 409")
    void conflict() {
        var owner = owner(Optional.of(service()));
        api().postgres().namesAreUnique();
        var stranger = api().postgres().stranger(name.value() + "-db");
        assertThat(databases.create(new NewDatabase(owner, "postgres")))
                .isEqualTo(new ProviderOutcome.NameConflict<>());
        api().postgres().lose(stranger);
        var ours = provisioned(world, owner);

        assertThat(answer(databases.create(new NewDatabase(owner, "postgres"))).id())
                .isEqualTo(ours.id());
        assertThat(world.ids()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "creating,PROVISIONING",
        "available,READY",
        "unavailable,PROVISIONING",
        "config_restart,PROVISIONING",
        "suspended,FAILED",
        "maintenance_scheduled,READY",
        "maintenance_in_progress,PROVISIONING",
        "recovery_failed,FAILED",
        "recovery_in_progress,PROVISIONING",
        "unknown,UNKNOWN",
        "updating_instance,PROVISIONING",
        "thawing,UNKNOWN"
    })
    @DisplayName("INFRA-HOST-477 each state of Render's has one meaning; a value that is not known here stays unknown")
    void states(String status, DatabaseState expected) {
        var owner = owner(Optional.of(service()));
        var id = provisioned(world, owner).id();
        api().postgres().set(id.value(), "status", status);

        var read = answer(databases.read(owner, id));

        assertThat(read.state()).isEqualTo(expected);
        assertThat(read.connection().isPresent()).isEqualTo(expected == DatabaseState.READY);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-478 a database that Render has suspended says by whom; the day on which a free one ends is told")
    void suspended() {
        var owner = owner(Optional.of(service()));
        var id = provisioned(world, owner).id();
        api().postgres().set(id.value(), "expiresAt", "2026-02-06T09:30:00Z");
        assertThat(answer(databases.read(owner, id)).expiresAt()).contains(Instant.parse("2026-02-06T09:30:00Z"));
        api().postgres().suspend(id.value(), "billing");

        var read = answer(databases.read(owner, id));

        assertThat(read.state()).isEqualTo(DatabaseState.FAILED);
        assertThat(read.detail()).contains("billing");
    }

    @Test
    @DisplayName("INFRA-HOST-479 a static site has no process that could use a database, and gets none")
    void staticSite() {
        ((Render) world).over.files(Map.of("index.html", "<p>"));
        var owner = owner(Optional.of(service()));

        assertThat(databases.create(new NewDatabase(owner, "postgres"))).isInstanceOf(ProviderOutcome.Rejected.class);
        assertThat(world.ids()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-486 a service goes after its database: what interrupts its deletion leaves the one that tells of the other")
    void order() {
        var service = service();
        provisioned(world, owner(Optional.of(service)));
        for (var path : List.of("/postgres/[^/]+", "/services/[^/]+")) {
            api().dropNext("DELETE", path);
            assertThat(world.provider().delete(service)).isInstanceOf(ProviderOutcome.Unavailable.class);
            assertThat(api().ids()).containsExactly(service.value());
        }
        api().failNext("GET", "/postgres", new Reply(404, "{}", Map.of()));
        assertThat(world.provider().delete(service)).isInstanceOf(ProviderOutcome.Unavailable.class);

        answer(world.provider().delete(service));

        assertThat(api().ids()).isEmpty();
        assertThat(world.ids()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-487 a service without a database, or without our marker, is deleted without looking for more")
    void noDatabase() {
        var stranger = new ServiceId(api().stranger("somebody"));
        var foreign = api().postgres().stranger("somebody-db");

        answer(world.provider().delete(stranger));

        assertThat(api().ids()).isEmpty();
        assertThat(world.ids()).containsExactly(foreign);
    }
}
