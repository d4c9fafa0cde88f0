package dev.groundwork.auth.activity;

/**
 * Where a request came from.
 *
 * @param requestId names the request in answers and logs
 * @param ip the caller's address as API Gateway saw it
 * @param userAgent what the caller calls itself
 */
public record Origin(String requestId, String ip, String userAgent) {}
