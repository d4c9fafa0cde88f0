package dev.groundwork.auth.google;

/** The reasons for a failed sign-in with Google, with the code that the login page gets in {@code ?error=}. */
enum GoogleSignInError {
    /** The person said no at Google. */
    DENIED("google_denied"),
    /** The state is missing, unknown, used, expired, or was given to another browser: begin again. */
    STATE_INVALID("google_state_invalid"),
    /** Google refused the code, or its ID token is not valid. */
    FAILED("google_failed"),
    /** Google did not answer in time. */
    UNAVAILABLE("google_unavailable"),
    /** No client id and secret have been entered. */
    NOT_CONFIGURED("google_not_configured"),
    /** Google has not verified the address, so it proves nothing. */
    EMAIL_UNVERIFIED("google_email_unverified"),
    /** The account of this address signs in with another Google identity. */
    ALREADY_LINKED("google_already_linked"),
    /** The account is closed; the code is the one of a wrong password, which says no more. */
    ACCOUNT_DISABLED("invalid_credentials");

    private final String code;

    GoogleSignInError(String code) {
        this.code = code;
    }

    /** The stable code. */
    public String code() {
        return code;
    }
}
