package dev.groundwork.secrets;

import java.util.Arrays;
import java.util.Optional;

/** Every secret of the product. */
public enum SecretName {
    /** The private key that access tokens are signed with. */
    SIGNING_KEY("signing-key"),
    /** The key that passwords are mixed with before they are hashed; it keeps every version that a stored hash may name. */
    PASSWORD_PEPPER("password-pepper"),
    /** Seals one-time tokens between the function that writes a mail and the one that sends it. */
    OUTBOX_KEY("outbox-key"),
    /** Signs the prices that are promised to services; its previous version verifies too. */
    QUOTE_KEY("quote-key"),
    /** Seals the cursors of lists; its previous version opens too. */
    CURSOR_KEY("cursor-key"),
    /** Makes the proofs of custom domains. A claim keeps the proof that it was given, so no earlier version is needed. */
    DOMAIN_KEY("domain-key"),
    /** Seals the configuration of people's apps; keeps every version that a sealed value may name. */
    CONFIG_KEY("config-key"),
    /** The key that Stripe signs its webhooks with; its previous version verifies too. */
    STRIPE_WEBHOOK("stripe-webhook"),
    /** Our key of Stripe's API, which an operator enters. */
    STRIPE_API("stripe-api"),
    /** Our token of Render's API, which an operator enters. */
    RENDER_API("render-api"),
    /** Our token of Vercel's API, which an operator enters. */
    VERCEL_API("vercel-api"),
    /** The secret part of the url to which Railway sends its notifications. */
    RAILWAY_WEBHOOK("railway-webhook"),
    /** The key that Render signs its notifications with; its previous version verifies too. */
    RENDER_WEBHOOK("render-webhook"),
    /** The key that Vercel signs its notifications with; its previous version verifies too. */
    VERCEL_WEBHOOK("vercel-webhook"),
    /** Our token of Railway's API, which an operator enters. */
    RAILWAY_API("railway-api"),
    /** Our client at Google: {@code clientId} and {@code clientSecret}, both empty until an operator enters them. */
    GOOGLE_OAUTH("google-oauth"),
    /** Our GitHub App: {@code appId} and {@code privateKey}, both empty until an operator enters them. */
    GITHUB_APP("github-app");

    private final String text;

    SecretName(String text) {
        this.text = text;
    }

    /** The last part of the secret's name. */
    public String text() {
        return text;
    }

    /** Returns the secret that {@code text} names, or nothing if it names none. */
    public static Optional<SecretName> parse(String text) {
        return Arrays.stream(values()).filter(n -> n.text.equals(text)).findFirst();
    }
}
