package dev.groundwork.appregistry.model;

/**
 * The part of an app that its owner may change. A change of the build settings is carried by the next deployment.
 *
 * @param name what its owner calls it; a new one changes no slug and no url
 * @param build how it is built and started
 */
public record AppSettings(AppIdentity.Name name, BuildSettings build) {

    /** Returns the settings of a new app: how it is built is found out. */
    public static AppSettings named(AppIdentity.Name name) {
        return new AppSettings(name, BuildSettings.none());
    }
}
