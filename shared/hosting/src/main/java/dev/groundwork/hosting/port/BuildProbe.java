package dev.groundwork.hosting.port;

import dev.groundwork.kernel.DeploymentId;
import java.net.URI;

/** Asks an app's url which build answers there. */
@FunctionalInterface
public interface BuildProbe {

    /** What was found. */
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

    /** Probes a url for the build of a deployment; ends within seconds. */
    Finding probe(URI url, DeploymentId expected);
}
