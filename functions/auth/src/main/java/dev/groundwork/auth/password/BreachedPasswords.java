package dev.groundwork.auth.password;

/** The passwords that were found in breaches, as another service lists them. */
public interface BreachedPasswords {

    /** Looks the password up, without revealing it. Never throws, and takes at most two seconds. */
    Finding find(Password password);

    /** The result of a look-up. */
    enum Finding {
        BREACHED,
        NOT_FOUND,

        /** The service did not answer: an outage there must not stop a sign-up here. */
        UNAVAILABLE
    }
}
