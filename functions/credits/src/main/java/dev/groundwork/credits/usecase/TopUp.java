package dev.groundwork.credits.usecase;

import java.net.URI;

/**
 * Where a user who lacks credits gets more.
 *
 * @param page on the web
 */
public record TopUp(URI page) {}
