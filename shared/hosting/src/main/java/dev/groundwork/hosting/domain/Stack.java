package dev.groundwork.hosting.domain;

import dev.groundwork.kernel.AppId;

/**
 * Which installation of the product this is: several may share an account at a provider.
 *
 * @param name its name
 */
public record Stack(String name) {

    /** What we leave on everything that we create for an app. */
    public Marker marker(AppId app) {
        return new Marker("groundwork:" + name + ":" + app);
    }
}
