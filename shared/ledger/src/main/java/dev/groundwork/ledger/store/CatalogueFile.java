package dev.groundwork.ledger.store;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.ledger.model.Catalogue.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;

/** Reads the first version of the catalogue, and what actions cost, from a file. It is never changed: later versions are published. */
public final class CatalogueFile {

    private static final int NEWEST_VERSION = 1;
    private static final Catalogue NEWEST = new CatalogueFile(load(NEWEST_VERSION)).catalogue(NEWEST_VERSION);

    private final Properties properties;

    private CatalogueFile(Properties properties) {
        this.properties = properties;
    }

    /** The version of the file. */
    public static Catalogue newest() {
        return NEWEST;
    }

    private static Properties load(int version) {
        var properties = new Properties();
        var name = "/catalogue/" + version + ".properties";
        try (var file = CatalogueFile.class.getResourceAsStream(name)) {
            properties.load(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue cannot be read: " + name, e);
        }
        return properties;
    }

    private Catalogue catalogue(int version) {
        var prices = new EnumMap<Action, Credits>(Action.class);
        for (var action : Action.values()) {
            prices.put(action, credits("action." + action.text()));
        }
        return new Catalogue(
                version, text("currency"), prices, each("packages", this::creditPackage), each("tiers", this::tier));
    }

    private CreditPackage creditPackage(String id) {
        var prefix = "package." + id;
        return new CreditPackage(
                id, text(prefix + ".name"), credits(prefix + ".credits"), number(prefix + ".price"), true);
    }

    private Tier tier(String id) {
        return new Tier(id, credits("tier." + id + ".credits"), number("tier." + id + ".price"));
    }

    private <T> List<T> each(String name, Function<String, T> read) {
        return Arrays.stream(text(name).split(",", -1)).map(read).toList();
    }

    private Credits credits(String name) {
        return Credits.of(number(name));
    }

    private long number(String name) {
        return Long.parseLong(text(name));
    }

    private String text(String name) {
        return Objects.requireNonNull(properties.getProperty(name), name);
    }
}
