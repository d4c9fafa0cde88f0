package dev.groundwork.hosting.provider;

/**
 * The text that we put on everything that we create at a provider, so that what a lost answer left behind is found again and nobody
 * else's service is adopted.
 *
 * @param value {@code groundwork:<stack>:<appId>}
 */
public record Marker(String value) {}
