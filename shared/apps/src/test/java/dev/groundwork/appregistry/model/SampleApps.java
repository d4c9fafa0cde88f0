package dev.groundwork.appregistry.model;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.BuildSettings.CommandLine;
import dev.groundwork.appregistry.model.BuildSettings.Directory;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** SampleApps for tests. */
public final class SampleApps {

    public static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");
    public static final CommitId COMMIT = new CommitId("a".repeat(40));
    public static final URI URL = URI.create("http://127.0.0.1:4711/");

    public static final AppSettings SETTINGS = new AppSettings(
            new AppIdentity.Name("Described"),
            new BuildSettings(
                    Directory.parse("apps/web"),
                    CommandLine.parse("npm run build"),
                    CommandLine.parse("npm start"),
                    Directory.parse("dist")));

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private SampleApps() {}

    public static String ulid() {
        return "01J%023d".formatted(NUMBER.incrementAndGet());
    }

    public static UserId owner() {
        return new UserId("usr_" + ulid());
    }

    public static App app(UserId owner, String idea, String name) {
        return App.create(
                new AppIdentity(
                        new AppId("app_" + ulid()),
                        owner,
                        new IdeaId(idea),
                        AppIdentity.Slug.of(new AppIdentity.Name(name), ""),
                        ProviderName.LOCAL,
                        NOW),
                new AppIdentity.Name(name));
    }

    public static App app() {
        var number = ulid();
        return app(owner(), "idea", "App " + number);
    }

    public static Deployment deployment(App app) {
        return Deployment.ofSource(new DeploymentId("dep_" + ulid()), app.id(), COMMIT, NOW);
    }

    /** An app whose first deployment is under way, with its step leased under the token "t". */
    public static App leased(App app) {
        var deployment = deployment(app);
        var lease = new DeploymentProgress.Lease("t", NOW.plusSeconds(60));
        return app.withSource(COMMIT, NOW)
                .reserve(deployment, NOW)
                .claim(deployment.id(), 0, lease, NOW)
                .flatMap(a -> a.found("t", new ServiceId("svc")))
                .flatMap(a -> a.record(
                        "t",
                        d -> d.accepted(Optional.of(new ProviderDeployId("p1")), DeploymentProgress.Step.POLL, NOW),
                        NOW))
                .orElseThrow();
    }

    /** An app that serves. */
    public static App deployed(App app) {
        return leased(app).switchTo("t", URL, NOW).orElseThrow();
    }
}
