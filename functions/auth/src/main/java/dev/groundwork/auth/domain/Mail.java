package dev.groundwork.auth.domain;

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

    public Mail {
        words = Map.copyOf(words);
    }

    /** Every mail of accounts, with the value of its header {@code X-Groundwork-Mail}. */
    public enum Kind {
        VERIFY_EMAIL("verify_email"),
        ALREADY_REGISTERED("already_registered"),
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
