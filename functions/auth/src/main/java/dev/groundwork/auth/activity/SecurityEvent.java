package dev.groundwork.auth.activity;

import java.util.Locale;

/** The events of the security log. */
public enum SecurityEvent {
    REGISTER,
    EMAIL_VERIFIED,
    LOGIN_SUCCEEDED,
    LOGIN_FAILED,
    LOGIN_LOCKED,
    TOKEN_REFRESHED,
    REFRESH_REUSED,
    LOGGED_OUT,
    PASSWORD_RESET_REQUESTED,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    SESSION_REVOKED,
    ACCOUNT_DELETED,
    ACCOUNT_DISABLED,
    GOOGLE_LINKED;

    /** The event's name in a log line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
