package dev.groundwork.hosting.provider;

/** The capabilities of a provider; what it cannot do is answered 409 {@code unsupported_by_provider}. */
public record Capabilities(
        boolean stop,
        boolean start,
        boolean restart,
        boolean rollback,
        boolean logs,
        boolean domains,
        boolean apexDomains,
        boolean database) {}
