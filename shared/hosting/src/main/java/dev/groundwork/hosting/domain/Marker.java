package dev.groundwork.hosting.domain;

/**
 * What we leave on everything that we create at a provider, so that what a lost answer left behind is found again and nobody else's is
 * adopted.
 *
 * @param value {@code groundwork:<stack>:<appId>}
 */
public record Marker(String value) {}
