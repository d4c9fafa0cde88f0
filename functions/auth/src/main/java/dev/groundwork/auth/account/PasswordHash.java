package dev.groundwork.auth.account;

/**
 * A password as it is stored: the pepper's version, then the Argon2id PHC string with its parameters.
 *
 * @param value for example {@code 1$argon2id$v=19$m=19456,t=2,p=1$…}
 */
public record PasswordHash(String value) {

    /** Nothing of the hash, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
