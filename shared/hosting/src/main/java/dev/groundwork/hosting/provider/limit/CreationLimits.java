package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The creations that providers allow in an hour over all that we have there.
 *
 * @param anHour the limit of each provider that has one
 */
public record CreationLimits(Map<ProviderName, Integer> anHour) {

    public CreationLimits {
        anHour = Map.copyOf(anHour);
    }

    /** Returns the limit of a provider, nothing where it has none. */
    OptionalInt of(ProviderName provider) {
        var limit = anHour.get(provider);
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }
}
