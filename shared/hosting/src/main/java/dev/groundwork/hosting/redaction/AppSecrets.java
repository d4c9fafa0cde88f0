package dev.groundwork.hosting.redaction;

import dev.groundwork.kernel.AppId;
import java.util.Collection;

/** The texts that must not come out of anything that is told of an app. */
@FunctionalInterface
public interface AppSecrets {

    /** Returns the values of an app's variables, present and lately replaced ones, and the tokens that we use at providers. */
    Collection<String> of(AppId app);

    /** Returns the redactor of an app. */
    default Redactor redactor(AppId app) {
        return Redactor.of(of(app));
    }
}
