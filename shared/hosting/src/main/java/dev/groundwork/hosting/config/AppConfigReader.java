package dev.groundwork.hosting.config;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;

/** Reads the configuration of apps. The caller has checked whose app it is. */
public interface AppConfigReader {

    /** Reads an app's variables; each read sees every change that came before it. */
    AppConfig read(AppId app);

    /** Returns the version that a deployment carries, 0 where it carries none. */
    long carriedBy(AppId app, DeploymentId deployment);
}
