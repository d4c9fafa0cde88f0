package dev.groundwork.localstack.provider.proxy;

import java.net.InetSocketAddress;

/** The target of requests to a service's port. */
public sealed interface Target {

    /**
     * A process of the app.
     *
     * @param address where it listens
     */
    record App(InetSocketAddress address) implements Target {}

    /**
     * The app's files.
     *
     * @param site them
     */
    record Site(StaticSite site) implements Target {}

    /**
     * Nothing: 503 with a page that says so.
     *
     * @param reason a sentence for people
     */
    record Nothing(String reason) implements Target {}
}
