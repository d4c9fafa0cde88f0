package dev.groundwork.hosting.provider.railway;

/** The faults that the stand-in of Railway makes on demand. */
public enum RailwayFault {
    /** Nothing happens, and no answer comes. */
    NO_CALL,
    /** The call has its effect, and no answer comes. */
    LOST_ANSWER,
    SERVER_ERROR,
    /** 429 with Retry-After. */
    RATE_LIMITED,
    /** 429 without Retry-After. */
    RATE_LIMITED_BARE,
    /** Cloudflare's plain text. */
    ERROR_1015,
    TOKEN_REFUSED,
    /** HTTP 200 that is an error. */
    GRAPHQL_ERROR,
    NOT_AUTHORIZED,
    GARBLED
}
