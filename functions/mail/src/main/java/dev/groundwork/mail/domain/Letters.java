package dev.groundwork.mail.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each mail says. */
public final class Letters {

    private final String web;

    /** Letters whose links lead to this origin. */
    public Letters(String webOrigin) {
        this.web = webOrigin;
    }

    /**
     * The letter of this kind.
     *
     * @param words what it fills in
     * @param token the one-time token in its link, where it has one
     * @throws IllegalArgumentException for a kind that has no letter, or a word that is missing
     */
    public Letter of(String kind, Map<String, String> words, Optional<String> token) {
        return switch (kind) {
            case "verify_email" -> verifyEmail(word(words, "name"), token);
            case "already_registered" -> alreadyRegistered();
            case "google_linked" -> googleLinked(word(words, "name"));
            default -> throw new IllegalArgumentException("there is no letter of the kind " + kind);
        };
    }

    private Letter verifyEmail(String name, Optional<String> token) {
        var url = web + "/verify-email?token=" + token.orElseThrow(() -> new IllegalArgumentException("no token"));
        return new Letter(
                "Confirm your address",
                List.of(
                        "Hello " + name + ",",
                        "confirm your address and your account opens, with 100 free credits.",
                        "The link works once, for 24 hours."),
                Optional.of(new Letter.Button("Confirm my address", url)),
                "You get this because somebody registered with this address. If it was not you, do nothing: no account opens.");
    }

    private Letter alreadyRegistered() {
        return new Letter(
                "You already have an account",
                List.of(
                        "Somebody, probably you, tried to register with this address. It has an account already, and nothing has changed.",
                        "Sign in with it, or ask for a new password if you do not remember the old one."),
                Optional.of(new Letter.Button("Sign in", web + "/login")),
                "You get this because this address has an account. If it was not you, do nothing.");
    }

    private Letter googleLinked(String name) {
        return new Letter(
                "Google can open your account now",
                List.of(
                        "Hello " + name + ",",
                        "your account was linked with the Google account of this address. From now on you can sign in with Google too.",
                        "If you did not do this, somebody else can use your Google account: change its password there, then sign in here"
                                + " and end the devices that you do not know."),
                Optional.of(new Letter.Button("Look at my account", web + "/account")),
                "You get this because a new way to sign in was added to your account.");
    }

    private static String word(Map<String, String> words, String name) {
        var word = words.get(name);
        if (word == null) {
            throw new IllegalArgumentException("the word " + name + " is missing");
        }
        return word;
    }
}
