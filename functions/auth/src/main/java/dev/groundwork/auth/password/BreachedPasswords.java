package dev.groundwork.auth.password;

/** The passwords that were found in breaches, kept by somebody else. */
public interface BreachedPasswords {

    /** Looks the password up, without telling it. Never throws, and takes at most two seconds. */
    Finding find(Password password);

    /** What came of looking. */
    enum Finding {
        BREACHED,
        NOT_FOUND,

        /** Nobody could say: an outage there must not stop a sign-up here. */
        UNAVAILABLE
    }
}
