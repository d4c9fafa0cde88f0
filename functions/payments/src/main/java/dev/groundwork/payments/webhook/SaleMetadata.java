package dev.groundwork.payments.webhook;

import dev.groundwork.kernel.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The metadata that we give to everything we sell: it says whose it is, and by which version of the catalogue. */
sealed interface SaleMetadata {

    /** The object is not ours: others use the same account at Stripe. */
    record Foreign() implements SaleMetadata {}

    /** The object is ours, and its metadata is not what we write. */
    record Unreadable() implements SaleMetadata {}

    /**
     * The object is ours.
     *
     * @param user whose
     * @param product what was sold: a package, or a tier
     * @param catalogueVersion which version sold it
     */
    record Sale(UserId user, String product, int catalogueVersion) implements SaleMetadata {}

    /** Reads the metadata of an object. */
    static SaleMetadata of(@Nullable Map<String, String> metadata) {
        var given = metadata == null ? Map.<String, String>of() : metadata;
        var user = Optional.ofNullable(given.get("userId")).flatMap(UserId::parse);
        var product = Optional.ofNullable(given.get("packageId")).or(() -> Optional.ofNullable(given.get("tier")));
        if (user.isEmpty()
                && (product.isEmpty() || !given.keySet().containsAll(Set.of("userId", "catalogueVersion")))) {
            return new Foreign();
        }
        var version = Optional.ofNullable(given.get("catalogueVersion"))
                .filter(text -> text.matches("[1-9]\\d{0,8}"))
                .map(Integer::parseInt);
        return user.isPresent() && product.isPresent() && version.isPresent()
                ? new Sale(user.get(), product.get(), version.get())
                : new Unreadable();
    }
}
