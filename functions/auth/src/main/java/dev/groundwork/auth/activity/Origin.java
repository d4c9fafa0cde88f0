package dev.groundwork.auth.activity;

/**
 * The origin of a request.
 *
 * @param requestId names the request in answers and logs
 * @param ip the caller's address as API Gateway saw it
 * @param userAgent the name that the caller gives itself, empty if it gives none
 */
public record Origin(String requestId, String ip, String userAgent) {}
