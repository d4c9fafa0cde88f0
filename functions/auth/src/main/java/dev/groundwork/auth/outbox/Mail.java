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
 * A mail that goes out because of what just happened.
 *
 * @param kind which mail
 * @param to whom
 * @param words what its template fills in, plain text
 * @param token the one-time token in its link, where it has one
 */
public record Mail(Kind kind, EmailAddress to, Map<String, String> words, Optional<SecretToken> token) {

    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm (VV)", Locale.ENGLISH);

    public Mail {
        words = Map.copyOf(words);
    }

    /** The notice that an account has another password since {@code at}, told in the owner's own time. */
    public static Mail passwordChanged(Profile owner, Instant at) {
        return new Mail(Kind.PASSWORD_CHANGED, owner.address(), nameAndTime(owner, at), Optional.empty());
    }

    /** The notice that an account is gone since {@code at}, told in the owner's own time. */
    public static Mail accountDeleted(Profile owner, Instant at) {
        return new Mail(Kind.ACCOUNT_DELETED, owner.address(), nameAndTime(owner, at), Optional.empty());
    }

    /** The notice that an account can be opened with Google since {@code at}, told in the owner's own time. */
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

    /** Every mail of accounts, with the value of its header {@code X-Groundwork-Mail}. */
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
