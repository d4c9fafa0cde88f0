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
import java.util.regex.Pattern;

/** All values that an app's variables have or had lately, and our own tokens. What cannot be opened any more cannot be found in a text either. */
@Singleton
final class KnownSecrets implements AppSecrets {

    /** A URI with a password (RFC 3986 section 3.2.1), such as the address of a database. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^:/?#@]*:(?<password>[^/?#@]+)@");

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
                        .ifPresent(value -> add(secrets, value)));
        configs.replaced(app, clock.instant())
                .forEach(old -> seal.open(old.value(), AppConfig.context(app, old.name()))
                        .ifPresent(value -> add(secrets, value)));
        return secrets;
    }

    /** Adds a value, and the password that stands in one that is an address: programs log the parts of an address too. */
    private static void add(Collection<String> secrets, String value) {
        secrets.add(value);
        var address = ADDRESS.matcher(value);
        if (address.lookingAt()) {
            secrets.add(address.group("password"));
        }
    }
}
