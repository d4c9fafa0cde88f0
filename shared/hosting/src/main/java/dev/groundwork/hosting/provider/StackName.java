package dev.groundwork.hosting.provider;

import dev.groundwork.kernel.AppId;

/**
 * The name of this installation of the product. Several installations may share an account at a provider.
 *
 * @param name the name
 */
public record StackName(String name) {

    /** Returns the marker of everything that we create for an app. */
    public Marker marker(AppId app) {
        return new Marker("groundwork:" + name + ":" + app);
    }
}
