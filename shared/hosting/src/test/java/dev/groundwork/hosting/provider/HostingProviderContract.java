package dev.groundwork.hosting.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.HostingProvider.OwnedService;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The behaviour that the engine relies on, which every provider has: the fake of the engine's own tests, the local one over the real program
 * that runs apps, and the remote ones over their stand-ins. They differ by {@link Capabilities} only, and by whether names are unique.
 */
public abstract class HostingProviderContract {

    private static final StackName STACK = new StackName("test");
    private static final Instant START = Instant.parse("2026-01-07T09:10:00Z");
    private static final int LINES = 130;
    private static final int PAGE = 40;

    private final AppIdentity.Slug name = AppIdentity.Slug.of(new AppIdentity.Name("Sample"), "");
    private final AppId app = new AppId("app_" + SampleApps.ulid());
    private final Marker marker = STACK.marker(app);
    private ProviderWorld world;
    private HostingProvider provider;

    /** Starts the provider with nothing in it. */
    protected abstract ProviderWorld start() throws Exception;

    @BeforeEach
    final void startProvider() throws Exception {
        world = start();
        provider = world.provider();
    }

    @AfterEach
    final void everyRequestIsValid() {
        assertThat(world.findings()).isEmpty();
        world.close();
    }

    private ServiceId created() {
        assertThat(provider.findService(name, marker)).isEqualTo(new ProviderOutcome.Missing<>());
        return answer(provider.createService(world.newService(name, marker))).id();
    }

    private DeployToken token(ServiceId service) {
        return new DeployToken(new DeploymentId("dep_" + SampleApps.ulid()), answer(provider.newestDeploy(service)));
    }

    private ProviderDeployId deployed(ServiceId service) {
        var deploy = answer(provider.deploy(service, world.request(token(service))));
        world.finish(service, deploy.id());
        assertThat(answer(provider.deployment(service, deploy.id())).state()).isEqualTo(DeployState.LIVE);
        return deploy.id();
    }

    private ServiceState state(ServiceId service) {
        return answer(provider.service(service)).state();
    }

    private static <T> T answer(ProviderOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered<T>) outcome).value();
    }

    private static boolean isAnswered(ProviderOutcome<?> outcome) {
        return outcome instanceof Answered;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-584 a service is missing, then created, then found by its name and marker, and has an address")
    final void creates() {
        var service = created();

        var found = answer(provider.findService(name, marker));

        assertThat(found.id()).isEqualTo(service);
        assertThat(found.marker()).isEqualTo(marker);
        assertThat(answer(provider.service(service)).marker()).isEqualTo(marker);
        deployed(service);
        assertThat(answer(provider.service(service)).url()).isPresent();
        assertThat(world.services()).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-HOST-585 a creation whose answer was lost is found by the next look, and there is one service")
    final void lostCreation() {
        assertThat(provider.findService(name, marker)).isEqualTo(new ProviderOutcome.Missing<>());
        world.loseCreation();

        assertThat(isAnswered(provider.createService(world.newService(name, marker))))
                .isFalse();

        var found = answer(found());
        assertThat(found.marker()).isEqualTo(marker);
        assertThat(answer(found()).id()).isEqualTo(found.id());
        assertThat(world.services()).isEqualTo(1);
    }

    /** Looks, and goes on with a creation that is half done, as the engine does. */
    private ProviderOutcome<HostingProvider.Service> found() {
        var found = provider.findService(name, marker);
        return found instanceof ProviderOutcome.Missing
                ? provider.createService(world.newService(name, marker))
                : found;
    }

    @Test
    @DisplayName("INFRA-HOST-586 nobody else's service of the name is adopted, changed or counted as ours")
    final void strangers() {
        var others = new StackName("other").marker(app);
        var strange = world.stranger(name, others);

        var looked = provider.findService(name, marker);
        var made = provider.createService(world.newService(name, marker));

        assertThat(isAnswered(looked)).isFalse();
        if (made instanceof Answered<HostingProvider.Service>(var ours)) {
            assertThat(ours.id()).isNotEqualTo(strange);
            assertThat(ours.marker()).isEqualTo(marker);
        } else {
            assertThat(made).isEqualTo(new ProviderOutcome.NameConflict<>());
        }
        assertThat(answer(provider.service(strange)).marker()).isNotEqualTo(marker);
        assertThat(answer(provider.owned(STACK, Optional.empty())).services())
                .doesNotContain(new OwnedService(strange, others));
    }

    @Test
    @DisplayName("INFRA-HOST-587 only services with a marker of this stack are owned, all of them, with their apps")
    final void owned() {
        var service = created();
        var second = new AppIdentity.Slug(name + "-2");
        var secondMarker = STACK.marker(new AppId("app_" + SampleApps.ulid()));
        var other = answer(provider.createService(world.newService(second, secondMarker)))
                .id();

        assertThat(owned(STACK))
                .containsExactlyInAnyOrder(new OwnedService(service, marker), new OwnedService(other, secondMarker));
        assertThat(owned(new StackName("tes"))).isEmpty();
        assertThat(owned(new StackName("other"))).isEmpty();
    }

    private Set<OwnedService> owned(StackName stack) {
        var all = new ArrayList<OwnedService>();
        var cursor = Optional.<String>empty();
        do {
            var part = answer(provider.owned(stack, cursor));
            all.addAll(part.services());
            cursor = part.next();
        } while (cursor.isPresent() && all.size() < LINES);
        assertThat(all).doesNotHaveDuplicates();
        return all.stream().collect(Collectors.toSet());
    }

    @Test
    @DisplayName("INFRA-HOST-588 a deployment whose answer was lost is found by its token, and there is one")
    final void lostDeploy() {
        var service = created();
        deployed(service);
        var before = world.deployments(service);
        var token = token(service);
        assertThat(provider.findDeploy(service, token)).isEqualTo(new ProviderOutcome.Missing<>());
        world.loseDeploy();

        assertThat(isAnswered(provider.deploy(service, world.request(token)))).isFalse();

        var found = answer(provider.findDeploy(service, token));
        assertThat(answer(provider.findDeploy(service, token)).id()).isEqualTo(found.id());
        assertThat(world.deployments(service)).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("INFRA-HOST-589 a deployment that never was is missing, and so is each of a service that is gone")
    final void missing() {
        var service = created();
        var deploy = deployed(service);
        assertThat(provider.findDeploy(service, token(service))).isEqualTo(new ProviderOutcome.Missing<>());
        world.lose(service);

        assertThat(provider.service(service)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider.deployment(service, deploy)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider.deploy(service, world.request(new DeployToken(newId(), Optional.of(deploy)))))
                .isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider.stop(service)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider.findService(name, marker)).isEqualTo(new ProviderOutcome.Missing<>());
        answer(provider.delete(service));
    }

    private static DeploymentId newId() {
        return new DeploymentId("dep_" + SampleApps.ulid());
    }

    @Test
    @DisplayName("INFRA-HOST-590 stop and start twice end where they should, and what was never started stays so")
    final void stopAndStart() {
        var service = created();
        deployed(service);

        for (int i = 0; i < 2; i++) {
            answer(provider.stop(service));
            assertThat(state(service)).isEqualTo(ServiceState.STOPPED);
        }
        for (int i = 0; i < 2; i++) {
            answer(provider.start(service)).deploy().ifPresent(deploy -> world.finish(service, deploy));
            assertThat(state(service)).isEqualTo(ServiceState.RUNNING);
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-591 a restart leaves the service running and makes no deployment, where there are restarts")
    final void restart() {
        assumeTrue(provider.capabilities().restart(), "skipped: the provider has no restart");
        var service = created();
        deployed(service);
        var before = world.deployments(service);

        answer(provider.restart(service));

        assertThat(state(service)).isEqualTo(ServiceState.RUNNING);
        assertThat(world.deployments(service)).isEqualTo(before);
    }

    @Test
    @DisplayName("INFRA-HOST-592 a deletion can be repeated, and leaves nothing and nobody else's untouched")
    final void delete() {
        var strange = world.stranger(new AppIdentity.Slug(name + "-3"), new Marker("somebody's"));
        var service = created();
        deployed(service);

        answer(provider.delete(service));
        answer(provider.delete(service));

        assertThat(world.services()).isEqualTo(1);
        assertThat(isAnswered(provider.service(strange))).isTrue();
        assertThat(provider.findService(name, marker)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider.service(service)).isEqualTo(new ProviderOutcome.Missing<>());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-593 a rollback is a deployment that is found by its token, and serves, where there are rollbacks")
    final void rollback() {
        assumeTrue(provider.capabilities().rollback(), "skipped: the provider has no rollback");
        var service = created();
        var first = deployed(service);
        deployed(service);
        var token = token(service);

        var back = answer(provider.rollback(service, first, token));
        world.finish(service, back.id());

        assertThat(answer(provider.deployment(service, back.id())).state()).isEqualTo(DeployState.LIVE);
        assertThat(state(service)).isEqualTo(ServiceState.RUNNING);
    }

    @Test
    @DisplayName("INFRA-HOST-594 a status that is not known here is said to be unknown, and never anything else")
    final void unknown() {
        var service = created();
        var deploy = answer(provider.deploy(service, world.request(token(service))));
        assumeTrue(world.becomeUnknown(service, deploy.id()), "skipped: the provider's states are our own");

        assertThat(answer(provider.deployment(service, deploy.id())).state()).isEqualTo(DeployState.UNKNOWN);
    }

    @Test
    @DisplayName("INFRA-HOST-595 cancelling what has ended changes nothing, and can be repeated")
    final void cancel() {
        var service = created();
        var deploy = deployed(service);

        for (int i = 0; i < 2; i++) {
            answer(provider.cancel(service, deploy));
            assertThat(answer(provider.deployment(service, deploy)).state()).isEqualTo(DeployState.LIVE);
        }
        assertThat(state(service)).isEqualTo(ServiceState.RUNNING);
    }

    @Test
    @DisplayName("INFRA-HOST-596 following the cursors of a log yields each line once, in order, whatever the moments")
    final void log() {
        var service = created();
        var deploy = deployed(service);
        assumeTrue(world.write(service, deploy, START, "line 0"), "skipped: only a running app writes");
        for (int i = 1; i < LINES; i++) {
            world.write(service, deploy, START.plusMillis(i / 3), "line " + i);
        }

        var seen = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var part = answer(provider.log(service, LogType.BUILD, Optional.of(START), cursor, PAGE));
            assertThat(part.lines()).hasSizeLessThanOrEqualTo(PAGE);
            part.lines().stream().map(LogLine::message).forEach(seen::add);
            cursor = part.next();
        } while (cursor.isPresent() && seen.size() <= LINES);

        assertThat(seen)
                .hasSize(LINES)
                .doesNotHaveDuplicates()
                .startsWith("line 0")
                .endsWith("line " + (LINES - 1));
    }

    @Test
    @DisplayName("INFRA-HOST-597 what a provider can do it also does: parts and capabilities agree")
    final void capabilities() {
        var can = provider.capabilities();

        assertThat(provider.domains().isPresent()).isEqualTo(can.domains());
        assertThat(provider.databases().isPresent()).isEqualTo(can.database());
        assertThat(can.domains() || !can.apexDomains()).isTrue();
        assertThat(can.stop()).isEqualTo(can.start());
        assertThat(provider.isConfigured()).isTrue();
    }
}
