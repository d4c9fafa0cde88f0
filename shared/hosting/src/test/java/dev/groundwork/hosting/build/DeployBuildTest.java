package dev.groundwork.hosting.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.source.SourceEntry;
import dev.groundwork.hosting.source.Uploads;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UploadId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DeployBuildTest {

    private static final IdeaId IDEA = new IdeaId("idea-1");

    private final InMemoryHosting hosting = new InMemoryHosting();

    @Test
    @DisplayName(
            "INFRA-HOST-440 a build creates the app of its idea, commits the source and deploys it, named after the build")
    void deploys() {
        var id = deployed(build("b1"));

        hosting.work();

        var app = app();
        assertThat(app.settings().name().value()).isEqualTo("idea-1");
        assertThat(app.serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(app.latest().orElseThrow())
                .extracting(Deployment::id, Deployment::trigger, Deployment::buildId, Deployment::commit)
                .containsExactly(id, Deployment.Trigger.BUILD, Optional.of("b1"), app.source());
    }

    @Test
    @DisplayName("INFRA-HOST-441 of one event delivered five times, at once and after the end, one deployment is made")
    void once() throws InterruptedException, ExecutionException {
        var tasks = IntStream.range(0, 5)
                .<Callable<DeployBuild.Outcome>>mapToObj(i -> () -> hosting.deployBuild.deploy(build("b1")))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(tasks)) {
                assertThat(outcome.get())
                        .isInstanceOfAny(DeployBuild.Outcome.Deployed.class, DeployBuild.Outcome.Known.class);
            }
        }
        hosting.work();

        var first = app().latest().orElseThrow().id();
        assertThat(hosting.deployBuild.deploy(build("b1"))).isEqualTo(new DeployBuild.Outcome.Known(first));
        assertThat(history()).hasSize(1);
        assertThat(hosting.provider.orders()).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-442 while one is active the newest build waits, those in between are superseded, then the newest is deployed")
    void newestWaits() {
        hosting.provider.outcome(DeployState.BUILDING);
        var first = deployed(build("b1"));
        hosting.handle(hosting.messages.remove());

        var second = deployed(build("b2"));
        var third = deployed(build("b3"));
        var fourth = deployed(build("b4"));
        assertThat(history())
                .extracting(Deployment::id, Deployment::status)
                .containsExactly(
                        tuple(fourth, Deployment.Status.PENDING),
                        tuple(third, Deployment.Status.SUPERSEDED),
                        tuple(second, Deployment.Status.SUPERSEDED),
                        tuple(first, Deployment.Status.BUILDING));

        hosting.provider.outcome(DeployState.LIVE);
        hosting.provider.become(first, DeployState.LIVE);
        hosting.work();

        assertThat(app().latest().orElseThrow().id()).isEqualTo(fourth);
        assertThat(app().serving().build()).contains(fourth);
        assertThat(history().get(3).status()).isEqualTo(Deployment.Status.DEPLOYED);
        assertThat(hosting.provider.orders()).hasSize(2);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-443 a build that waits begins also when every message is lost, and fails where its owner cannot pay by then")
    void lostMessages() {
        hosting.provider.outcome(DeployState.BUILDING);
        var first = deployed(build("b1"));
        hosting.handle(hosting.messages.remove());
        var second = deployed(build("b2"));
        hosting.provider.become(first, DeployState.LIVE);
        var end = hosting.messages.remove();
        hosting.losesMessages = true;
        hosting.advance.advance(end.app(), end.deployment().orElseThrow(), end.turn());
        assertThat(app().next().map(Deployment::id)).contains(second);

        hosting.losesMessages = false;
        hosting.credits = Credits.ZERO;
        hosting.reconcile.run();
        hosting.work();

        assertThat(app().latest().orElseThrow())
                .extracting(Deployment::id, d -> d.failure().orElseThrow().code())
                .containsExactly(second, DeploymentFailure.Code.INSUFFICIENT_CREDITS);
        assertThat(app().serving().build()).contains(first);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-444 an unsafe source is a failed deployment that names its entries, and nothing is stored; also while one is active")
    void unsafe() {
        var unsafe = build("b1", new CompletedBuild.Source.Files(List.of(file("../../etc/passwd"))));

        var first = deployed(unsafe);

        assertThat(app().source()).isEmpty();
        assertThat(app().latest().orElseThrow().failure().orElseThrow())
                .extracting(DeploymentFailure::code)
                .isEqualTo(DeploymentFailure.Code.SOURCE_UNSAFE);
        assertThat(app().latest().orElseThrow().failure().orElseThrow().detail())
                .contains("../../etc/passwd");
        assertThat(hosting.deployBuild.deploy(unsafe)).isEqualTo(new DeployBuild.Outcome.Known(first));
        var active = deployed(build("b2"));
        var missing = deployed(build("b3", new CompletedBuild.Source.Upload(new UploadId("upl_" + "0".repeat(26)))));
        assertThat(app().latest().orElseThrow().id()).isEqualTo(active);
        assertThat(history())
                .extracting(Deployment::id, Deployment::status)
                .containsExactly(
                        tuple(missing, Deployment.Status.FAILED),
                        tuple(active, Deployment.Status.PENDING),
                        tuple(first, Deployment.Status.FAILED));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-445 the upload of a service is the source of a build; without credits the deployment has failed and nothing is called")
    void uploaded() {
        var upload = new UploadId("upl_" + "0".repeat(26));
        hosting.uploads.put(Uploads.Owner.SERVICES, upload, new byte[] {1});
        hosting.credits = Credits.ZERO;

        deployed(build("b1", new CompletedBuild.Source.Upload(upload)));

        assertThat(app().source()).isPresent();
        assertThat(app().latest().orElseThrow().failure().orElseThrow().code())
                .isEqualTo(DeploymentFailure.Code.INSUFFICIENT_CREDITS);
        assertThat(hosting.provider.calls()).isEmpty();
        assertThat(hosting.sent).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-446 an unknown user, or one whose account is deleted, changes nothing; a late event does not bring a deleted app back")
    void nobody() {
        hosting.usersExist = false;
        assertThat(hosting.deployBuild.deploy(build("b1"))).isEqualTo(new DeployBuild.Outcome.UnknownUser());
        hosting.usersExist = true;
        var first = deployed(build("b1"));
        hosting.deleteApp.delete(hosting.owner, app().id());
        hosting.work();

        assertThat(hosting.deployBuild.deploy(build("b1"))).isEqualTo(new DeployBuild.Outcome.Known(first));
        assertThat(hosting.registry.list(hosting.owner, 10, Optional.empty()).items())
                .isEmpty();
        hosting.registry.closeOwner(hosting.owner, hosting.clock.instant());
        assertThat(hosting.deployBuild.deploy(build("b2"))).isEqualTo(new DeployBuild.Outcome.UnknownUser());
    }

    private DeploymentId deployed(CompletedBuild build) {
        var outcome = hosting.deployBuild.deploy(build);
        assertThat(outcome).isInstanceOf(DeployBuild.Outcome.Deployed.class);
        return ((DeployBuild.Outcome.Deployed) outcome).deployment();
    }

    private CompletedBuild build(String id) {
        return build(id, new CompletedBuild.Source.Files(List.of(file("index.html"))));
    }

    private CompletedBuild build(String id, CompletedBuild.Source source) {
        return new CompletedBuild(hosting.owner, IDEA, id, Optional.empty(), source);
    }

    private static SourceEntry file(String path) {
        return new SourceEntry(path, false, false, path.getBytes(UTF_8));
    }

    private App app() {
        return hosting.registry
                .list(hosting.owner, 10, Optional.empty())
                .items()
                .getFirst();
    }

    private List<Deployment> history() {
        return hosting.registry.deployments(app().id(), 10, Optional.empty()).items();
    }
}
