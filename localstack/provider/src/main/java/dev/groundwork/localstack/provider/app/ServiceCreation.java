package dev.groundwork.localstack.provider.app;

/** The outcome of asking for a service. */
public sealed interface ServiceCreation {

    /** It is new. */
    record Created(HostedApp app) implements ServiceCreation {}

    /** It was there, with the same marker. */
    record Known(HostedApp app) implements ServiceCreation {}

    /** One with another marker has this name. */
    record NameTaken() implements ServiceCreation {}

    /** There are as many as there may be. */
    record TooMany() implements ServiceCreation {}
}
