package dev.groundwork.hosting.deployment;

import dev.groundwork.kernel.DeploymentId;
import java.net.URI;

/** Asks the url of an app which build answers there. */
@FunctionalInterface
public interface BuildProbe {

    /** The finding of a probe. */
    enum Finding {
        /** It answers, and says that it is this build. */
        THIS_BUILD,
        /** It answers, and says that it is another build. */
        OTHER_BUILD,
        /** It answers without a fault, but does not say which build it is. */
        ANSWERS,
        /** It does not answer, or with a fault of its own. */
        NO_ANSWER
    }

    /** Probes a url for the build of a deployment; returns within seconds. */
    Finding probe(URI url, DeploymentId expected);
}
