package dev.groundwork.hosting.domain;

/** What an app's provider can do; what it cannot is answered 409 {@code unsupported_by_provider}. */
public record Capabilities(
        boolean stop,
        boolean start,
        boolean restart,
        boolean rollback,
        boolean logs,
        boolean domains,
        boolean apexDomains,
        boolean database) {}
