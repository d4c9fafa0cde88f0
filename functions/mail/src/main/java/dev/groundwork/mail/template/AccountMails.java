package dev.groundwork.mail.template;

import dev.groundwork.mail.template.MailTemplate.Button;
import java.util.List;
import java.util.Optional;

/**
 * The mails about an account and the ways to sign in to it.
 *
 * @param web the origin of the web pages
 */
record AccountMails(String web) {

    /** Goes to an address that is not proven yet, so it holds nothing that the sender of the form chose. */
    MailTemplate verifyEmail(Words words, Optional<String> token) {
        return new MailTemplate(
                "Confirm your address",
                List.of(
                        "Hello,",
                        "confirm your address and your account opens, with 100 free credits.",
                        "The link works once"
                                + words.find("life")
                                        .map(text -> ", for " + text)
                                        .orElse("") + "."),
                Optional.of(new Button("Confirm my address", link("/verify-email", token))),
                "You get this because somebody registered with this address. If it was not you, do nothing: no account"
                        + " opens.");
    }

    MailTemplate alreadyRegistered() {
        return new MailTemplate(
                "You already have an account",
                List.of(
                        "Somebody, probably you, tried to register with this address. It has an account already, and"
                                + " nothing has changed.",
                        "Sign in with it, or ask for a new password if you do not remember the old one."),
                Optional.of(new Button("Sign in", web + "/login")),
                "You get this because this address has an account. If it was not you, do nothing.");
    }

    MailTemplate passwordReset(Words words, Optional<String> token) {
        return new MailTemplate(
                "Set a new password",
                List.of(
                        words.greeting(),
                        "follow the link to set a new password. Every device is signed out when you do.",
                        "The link works once, for " + resetLife(words) + ". A newer one makes it void."),
                Optional.of(new Button("Set a new password", link("/reset-password", token))),
                "You get this because somebody asked for a new password for this address. If it was not you, do"
                        + " nothing: your password stays as it is.");
    }

    MailTemplate passwordChanged(Words words) {
        return new MailTemplate(
                "Your password was changed",
                List.of(
                        words.greeting(),
                        "the password of your account was changed on " + words.get("at")
                                + ". Other devices are signed out.",
                        "If it was not you, somebody else can read your mails or knew your password: set a new one"
                                + " now."),
                Optional.of(new Button("It was not me", web + "/forgot-password")),
                "You get this because it concerns the safety of your account. It needs no answer if it was you.");
    }

    MailTemplate googleLinked(Words words) {
        return new MailTemplate(
                "Google can open your account now",
                List.of(
                        words.greeting(),
                        "your account was linked with the Google account of this address on " + words.get("at")
                                + ". You can sign in with Google too now.",
                        "If you did not do this, somebody else can use your Google account: change its password there,"
                                + " then sign in here and end the devices that you do not know."),
                Optional.of(new Button("Look at my account", web + "/account")),
                "You get this because a new way to sign in was added to your account.");
    }

    MailTemplate accountDeleted(Words words) {
        return new MailTemplate(
                "Your account is deleted",
                List.of(
                        words.greeting(),
                        "your account was deleted on " + words.get("at")
                                + ". Every device is signed out, your apps are being removed, and what was"
                                + " personal is gone. What was bought and spent is kept without your name.",
                        "You can register with this address again at any time; it will be a new account."),
                Optional.empty(),
                "You get this because this address had an account. If it was not you who deleted it, write to us at"
                        + " once.");
    }

    private String link(String page, Optional<String> token) {
        return web + page + "?token=" + token.orElseThrow(() -> new IllegalArgumentException("no token"));
    }

    /** Returns how long the link of a reset works. An item that waits since the version before names minutes. */
    private static String resetLife(Words words) {
        return words.find("life").orElseGet(() -> words.get("minutes") + " minutes");
    }
}
