package dev.groundwork.hosting.config;

import dev.groundwork.hosting.redaction.AppSecrets;
import dev.groundwork.hosting.redaction.OwnTokens;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.secrets.EnvelopeSeal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All values that an app's variables have or had lately, and our own tokens. What cannot be opened any more cannot be found in a text either. */
@Singleton
final class KnownSecrets implements AppSecrets {

    private final AppConfigs configs;
    private final EnvelopeSeal seal;
    private final List<OwnTokens> tokens;
    private final ProductClock clock;

    KnownSecrets(AppConfigs configs, EnvelopeSeal seal, List<OwnTokens> tokens, ProductClock clock) {
        this.configs = configs;
        this.seal = seal;
        this.tokens = List.copyOf(tokens);
        this.clock = clock;
    }

    @Override
    public Collection<String> of(AppId app) {
        var secrets = new ArrayList<String>();
        tokens.forEach(own -> secrets.addAll(own.texts()));
        configs.read(app)
                .variables()
                .forEach((name, variable) -> seal.open(variable.value(), AppConfig.context(app, name))
                        .ifPresent(secrets::add));
        configs.replaced(app, clock.instant())
                .forEach(old -> seal.open(old.value(), AppConfig.context(app, old.name()))
                        .ifPresent(secrets::add));
        return secrets;
    }
}
