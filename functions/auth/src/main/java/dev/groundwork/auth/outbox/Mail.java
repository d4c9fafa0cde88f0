package dev.groundwork.auth.outbox;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.tokens.SecretToken;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A mail of an account, written with its cause.
 *
 * @param kind the kind of mail
 * @param to the address
 * @param words the words that its template fills in, plain text
 * @param token the one-time token in its link, if it has one
 */
public record Mail(Kind kind, EmailAddress to, Map<String, String> words, Optional<SecretToken> token) {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm (VV)", Locale.ENGLISH);

    public Mail {
        words = Map.copyOf(words);
    }

    /** The notice that the password was changed at {@code at}, in the owner's time zone. */
    public static Mail passwordChanged(Profile owner, Instant at) {
        return new Mail(Kind.PASSWORD_CHANGED, owner.address(), nameAndTime(owner, at), Optional.empty());
    }

    /** The notice that the account was deleted at {@code at}, in the owner's time zone. */
    public static Mail accountDeleted(Profile owner, Instant at) {
        return new Mail(Kind.ACCOUNT_DELETED, owner.address(), nameAndTime(owner, at), Optional.empty());
    }

    /** The notice that the account was linked with Google at {@code at}, in the owner's time zone. */
    public static Mail googleLinked(Profile owner, Instant at) {
        return new Mail(Kind.GOOGLE_LINKED, owner.address(), nameAndTime(owner, at), Optional.empty());
    }

    private static Map<String, String> nameAndTime(Profile owner, Instant at) {
        return Map.of(
                "name",
                owner.displayName().value(),
                "at",
                DAY_AND_TIME.withZone(owner.timeZone()).format(at));
    }

    /** The kinds of mail, each with the value of its header {@code X-Groundwork-Mail}. */
    public enum Kind {
        VERIFY_EMAIL("verify_email"),
        ALREADY_REGISTERED("already_registered"),
        PASSWORD_RESET("password_reset"),
        PASSWORD_CHANGED("password_changed"),
        ACCOUNT_DELETED("account_deleted"),
        GOOGLE_LINKED("google_linked");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The header's value. */
        public String text() {
            return text;
        }
    }
}
