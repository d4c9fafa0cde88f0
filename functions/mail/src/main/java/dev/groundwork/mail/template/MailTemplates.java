package dev.groundwork.mail.template;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The texts of all mails. */
public final class MailTemplates {

    /**
     * In normal form NFKC: a dot, as any script writes it, a colon, an at sign or a backslash, with a visible character behind it, is part of a host, a
     * scheme, an address or a share; five digits with nothing but signs between them are part of a telephone number.
     */
    private static final Pattern LINKABLE = Pattern.compile("[.\u3002:@\\\\]\\S|\\p{Nd}(?:\\P{L}*\\p{Nd}){4}");

    private final String web;

    /** Templates whose links lead to this origin. */
    public MailTemplates(String webOrigin) {
        this.web = webOrigin;
    }

    /**
     * Returns the mail of this kind.
     *
     * @param words the words that it fills in
     * @param token the one-time token in its link, if it has one
     * @throws IllegalArgumentException for a kind that has no template, or a word that is missing
     */
    public MailTemplate of(String kind, Map<String, String> words, Optional<String> token) {
        return switch (kind) {
            case "verify_email" -> verifyEmail(Optional.ofNullable(words.get("life")), token);
            case "already_registered" -> alreadyRegistered();
            case "password_reset" -> passwordReset(word(words, "name"), resetLife(words), token);
            case "password_changed" -> passwordChanged(word(words, "name"), word(words, "at"));
            case "account_deleted" -> accountDeleted(word(words, "name"), word(words, "at"));
            case "low_balance" -> lowBalance(word(words, "name"), word(words, "available"), word(words, "threshold"));
            case "payment_failed" -> paymentFailed(word(words, "name"), word(words, "tier"));
            case "subscription_ended" -> subscriptionEnded(word(words, "name"));
            case "google_linked" -> googleLinked(word(words, "name"), word(words, "at"));
            case "deploy_failed" ->
                deployFailed(word(words, "name"), word(words, "app"), word(words, "appName"), word(words, "detail"));
            case "domain_active" -> domainActive(word(words, "name"), word(words, "app"), word(words, "domain"));
            default -> throw new IllegalArgumentException("there is no mail of the kind " + kind);
        };
    }

    /** Goes to an address that is not proven yet, so it holds nothing that the sender of the form chose. */
    private MailTemplate verifyEmail(Optional<String> life, Optional<String> token) {
        var url = link("/verify-email", token);
        return new MailTemplate(
                "Confirm your address",
                List.of(
                        "Hello,",
                        "confirm your address and your account opens, with 100 free credits.",
                        "The link works once"
                                + life.map(text -> ", for " + text).orElse("") + "."),
                Optional.of(new MailTemplate.Button("Confirm my address", url)),
                "You get this because somebody registered with this address. If it was not you, do nothing: no account"
                        + " opens.");
    }

    private MailTemplate lowBalance(String name, String available, String threshold) {
        return new MailTemplate(
                "Your credits are running low",
                List.of(
                        hello(name),
                        "you have " + available + " credits left, fewer than the " + threshold
                                + " that you want to be told of.",
                        "Without credits nothing new is built, and apps that run are stopped."),
                Optional.of(new MailTemplate.Button("Get more credits", web + "/credits")),
                "You get this once each time your credits fall below that number. You can change it, or turn these"
                        + " mails off, in your settings.");
    }

    /** The portal at Stripe is opened from our page: its own address is good for minutes only, and a mail may be read later. */
    private MailTemplate paymentFailed(String name, String tier) {
        return new MailTemplate(
                "Your payment did not go through",
                List.of(
                        hello(name),
                        "the monthly payment of your " + tier
                                + " subscription was refused by your bank. Until it is paid"
                                + " you get no new credits; those that you have stay as they are.",
                        "The payment is tried again in some days. To be sure, look at your card in the customer portal."),
                Optional.of(new MailTemplate.Button("Open the customer portal", web + "/credits?portal=open")),
                "You get this once for each payment that fails.");
    }

    private MailTemplate subscriptionEnded(String name) {
        return new MailTemplate(
                "Your subscription has ended",
                List.of(
                        hello(name),
                        "your subscription has ended. Nothing more is charged for it.",
                        "The credits of its last month can be spent for one more month; credits that you bought once stay."),
                Optional.of(new MailTemplate.Button("Subscribe again", web + "/credits")),
                "You get this because your subscription was cancelled, or could not be paid.");
    }

    private MailTemplate accountDeleted(String name, String at) {
        return new MailTemplate(
                "Your account is deleted",
                List.of(
                        hello(name),
                        "your account was deleted on " + at
                                + ". Every device is signed out, your apps are being removed, and what was"
                                + " personal is gone. What was bought and spent is kept without your name.",
                        "You can register with this address again at any time; it will be a new account."),
                Optional.empty(),
                "You get this because this address had an account. If it was not you who deleted it, write to us at"
                        + " once.");
    }

    private MailTemplate alreadyRegistered() {
        return new MailTemplate(
                "You already have an account",
                List.of(
                        "Somebody, probably you, tried to register with this address. It has an account already, and"
                                + " nothing has changed.",
                        "Sign in with it, or ask for a new password if you do not remember the old one."),
                Optional.of(new MailTemplate.Button("Sign in", web + "/login")),
                "You get this because this address has an account. If it was not you, do nothing.");
    }

    private MailTemplate passwordReset(String name, String life, Optional<String> token) {
        return new MailTemplate(
                "Set a new password",
                List.of(
                        hello(name),
                        "follow the link to set a new password. Every device is signed out when you do.",
                        "The link works once, for " + life + ". A newer one makes it void."),
                Optional.of(new MailTemplate.Button("Set a new password", link("/reset-password", token))),
                "You get this because somebody asked for a new password for this address. If it was not you, do"
                        + " nothing: your password stays as it is.");
    }

    private MailTemplate passwordChanged(String name, String at) {
        return new MailTemplate(
                "Your password was changed",
                List.of(
                        hello(name),
                        "the password of your account was changed on " + at + ". Other devices are signed out.",
                        "If it was not you, somebody else can read your mails or knew your password: set a new one"
                                + " now."),
                Optional.of(new MailTemplate.Button("It was not me", web + "/forgot-password")),
                "You get this because it concerns the safety of your account. It needs no answer if it was you.");
    }

    private String link(String page, Optional<String> token) {
        return web + page + "?token=" + token.orElseThrow(() -> new IllegalArgumentException("no token"));
    }

    private MailTemplate googleLinked(String name, String at) {
        return new MailTemplate(
                "Google can open your account now",
                List.of(
                        hello(name),
                        "your account was linked with the Google account of this address on " + at
                                + ". You can sign in with Google too now.",
                        "If you did not do this, somebody else can use your Google account: change its password there,"
                                + " then sign in here and end the devices that you do not know."),
                Optional.of(new MailTemplate.Button("Look at my account", web + "/account")),
                "You get this because a new way to sign in was added to your account.");
    }

    private MailTemplate domainActive(String name, String app, String domain) {
        return new MailTemplate(
                "Your domain answers",
                List.of(
                        hello(name),
                        domain + " leads to your app now, with a certificate.",
                        "Keep the TXT record that proves the domain: without it the domain is taken from the app after"
                                + " three days."),
                Optional.of(new MailTemplate.Button("Look at my app", web + "/apps/" + app)),
                "You get this once for each domain that you connect.");
    }

    private MailTemplate deployFailed(String name, String app, String appName, String detail) {
        return new MailTemplate(
                "A deployment failed",
                List.of(
                        hello(name),
                        "a deployment of your app " + appName + " failed. " + detail,
                        "What served before serves on. The build log says more."),
                Optional.of(new MailTemplate.Button("Look at my app", web + "/apps/" + app)),
                "You get this once for each deployment that fails.");
    }

    /** Greets by name. A name that a mail program could turn into a link is left out. */
    private static String hello(String name) {
        var normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return LINKABLE.matcher(normal).find() ? "Hello," : "Hello " + name + ",";
    }

    /** Returns how long the link of a reset works. An item that waits since the version before names minutes. */
    private static String resetLife(Map<String, String> words) {
        return words.containsKey("life") ? word(words, "life") : word(words, "minutes") + " minutes";
    }

    private static String word(Map<String, String> words, String name) {
        var word = words.get(name);
        if (word == null) {
            throw new IllegalArgumentException("the word " + name + " is missing");
        }
        return word;
    }
}
