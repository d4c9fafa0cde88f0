package dev.groundwork.hosting.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider's stand-in as the test of a started stack needs it. */
interface StandIn extends AutoCloseable {

    /** Returns its name in the product's API. */
    String name();

    /** Returns the environment of a stack that uses it. */
    Map<String, String> environment();

    /** Lets deployments that wait go live. */
    void settle();

    /** Returns the build that answers at a host. */
    Optional<String> buildAt(String host);

    /** Returns the provider's ids of the services. */
    List<String> services();

    /** Returns the value of a variable of a service. */
    Optional<String> variable(String service, String key);

    /** Returns how many deployments a service has. */
    int deployments(String service);

    /** Writes to the log of the running app. */
    void write(String service, Instant time, String message);

    /** A custom domain is found to be right. */
    void verified(String service, String domain);

    /** The next two requests are answered 429 and 500. */
    void failNext();

    /** Sets whether our token is refused. */
    void refuseToken(boolean isRefused);

    /** Returns how many requests there were. */
    int requests();

    /** Returns the faults of our requests by the provider's description. */
    List<String> findings();

    /** A notification: where it goes, its body and its headers. */
    record Notification(URI url, String body, Map<String, String> headers) {}

    /**
     * Makes a notification about a service, signed as the provider does.
     *
     * @param webhook what {@code /_local/status} says of the provider's webhooks
     */
    Notification notification(JsonNode webhook, String service, Instant now);

    @Override
    void close();
}
