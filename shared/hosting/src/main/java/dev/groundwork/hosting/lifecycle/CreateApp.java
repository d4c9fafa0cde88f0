package dev.groundwork.hosting.lifecycle;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.AppRegistry.CreateOutcome;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.source.SourceRepository;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Creates the app of an idea. The provider is not called yet. */
@Singleton
public final class CreateApp {

    private static final int SLUG_TRIES = 20;
    private static final int SUFFIX_BOUND = 36 * 36 * 36 * 36;

    private final AppRegistry registry;
    private final HostingProviders providers;
    private final SourceRepository repositories;
    private final IdSource ids;
    private final ProductClock clock;
    private final SecureRandom random;

    public CreateApp(
            AppRegistry registry,
            HostingProviders providers,
            SourceRepository repositories,
            IdSource ids,
            ProductClock clock,
            SecureRandom random) {
        this.registry = registry;
        this.providers = providers;
        this.repositories = repositories;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /** The outcome of a creation. */
    public sealed interface Outcome {

        /** The app is created. */
        record Created(App app) implements Outcome {}

        /** The idea has this app already. */
        record Exists(AppId app) implements Outcome {}

        /** The owner's account is deleted. */
        record OwnerClosed() implements Outcome {}

        /** The provider is not configured, or what the repositories of its apps need is not: no app of it could be deployed. */
        record NotConfigured(ProviderName provider) implements Outcome {}
    }

    /**
     * Creates an app.
     *
     * @param requested the provider where it runs; the default one if the owner names none
     */
    public Outcome create(UserId owner, AppIdentity.Name name, IdeaId idea, Optional<ProviderName> requested) {
        var provider = requested.orElse(providers.standard());
        if (!isConfigured(provider)) {
            return new Outcome.NotConfigured(provider);
        }
        var id = AppId.next(ids);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (int tries = 0; tries < SLUG_TRIES; tries++) {
            var identity = new AppIdentity(id, owner, idea, slug(name, tries), provider, now);
            switch (registry.create(App.create(identity, name))) {
                case CreateOutcome.Created(var app) -> {
                    return new Outcome.Created(app);
                }
                case CreateOutcome.IdeaTaken(var app) -> {
                    return new Outcome.Exists(app);
                }
                case CreateOutcome.OwnerClosed() -> {
                    return new Outcome.OwnerClosed();
                }
                case CreateOutcome.SlugTaken() -> {
                    // The next try has another suffix.
                }
            }
        }
        throw new IllegalStateException("no free slug in " + SLUG_TRIES + " tries");
    }

    private boolean isConfigured(ProviderName provider) {
        return providers.find(provider).filter(HostingProvider::isConfigured).isPresent()
                && repositories.isConfigured(provider);
    }

    /** Returns the plain slug first, then ones with four random characters, of which 1.6 million exist for each name. */
    private AppIdentity.Slug slug(AppIdentity.Name name, int tries) {
        if (tries == 0 && !AppIdentity.Slug.needsSuffix(name)) {
            return AppIdentity.Slug.of(name, "");
        }
        var suffix = Integer.toString(random.nextInt(SUFFIX_BOUND), 36);
        return AppIdentity.Slug.of(name, "0".repeat(4 - suffix.length()) + suffix);
    }
}
