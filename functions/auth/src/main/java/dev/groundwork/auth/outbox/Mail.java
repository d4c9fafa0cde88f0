package dev.groundwork.auth.outbox;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.tokens.SecretToken;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The mail to an address that is not proven yet: nothing of it was chosen by who filled in the form. */
    public static Mail verifyEmail(EmailAddress to, SecretToken token, Duration life) {
        return new Mail(Kind.VERIFY_EMAIL, to, Map.of("life", text(life)), Optional.of(token));
    }

    /** The mail with which a new password can be set. */
    public static Mail passwordReset(Profile owner, SecretToken token, Duration life) {
        var words = Map.of("name", owner.displayName().value(), "life", text(life));
        return new Mail(Kind.PASSWORD_RESET, owner.address(), words, Optional.of(token));
    }

    /** Returns a duration as a reader says it, to the second: {@code 24 hours}, {@code 2 days}, {@code 1 hour and 30 minutes}. */
    static String text(Duration life) {
        var days = life.toHours() > 24 ? life.toDays() : 0;
        var text = Stream.of(
                        part(days, "day"),
                        part(life.minusDays(days).toHours(), "hour"),
                        part(life.toMinutesPart(), "minute"),
                        part(life.toSecondsPart(), "second"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and "));
        return text.isEmpty() ? "less than a second" : text;
    }

    private static Optional<String> part(long count, String unit) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + unit + (count == 1 ? "" : "s"));
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
