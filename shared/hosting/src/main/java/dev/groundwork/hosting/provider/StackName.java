package dev.groundwork.hosting.provider;

import dev.groundwork.kernel.AppId;
import java.util.Optional;

/**
 * The name of this installation of the product. Several installations may share an account at a provider.
 *
 * @param name the name
 */
public record StackName(String name) {

    /** Returns the marker of everything that we create for an app. */
    public Marker marker(AppId app) {
        return new Marker(prefix() + app);
    }

    /** Returns the app that a marker of this stack names; nothing when the marker is another stack's, or none. */
    public Optional<AppId> appOf(Marker marker) {
        return marker.value().startsWith(prefix())
                ? AppId.parse(marker.value().substring(prefix().length()))
                : Optional.empty();
    }

    /** Returns the text with which all markers of this stack begin. */
    public String prefix() {
        return "groundwork:" + name + ":";
    }
}
