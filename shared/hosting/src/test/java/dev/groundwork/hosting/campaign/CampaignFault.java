package dev.groundwork.hosting.campaign;

/** The faults of a request that the campaign makes at each provider. All of them pass: a deployment has to get over each. */
public enum CampaignFault {
    /** The request has no effect, and no answer comes. */
    NO_CALL,
    /** The request has its effect, and no answer comes. */
    LOST_ANSWER,
    SERVER_ERROR,
    /** 429 with Retry-After. */
    RATE_LIMITED,
    /** 429 without Retry-After. */
    RATE_LIMITED_BARE,
    /** Cloudflare's plain text. */
    ERROR_1015,
    TOKEN_REFUSED,
    /** 200 with a body that is no answer. */
    GARBLED
}
