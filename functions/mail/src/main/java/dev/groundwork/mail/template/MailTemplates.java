package dev.groundwork.mail.template;

import java.util.Map;
import java.util.Optional;

/** The texts of all mails, by their kind. */
public final class MailTemplates {

    private final AccountMails accounts;
    private final CreditMails credits;
    private final AppMails apps;

    /** Templates whose links lead to this origin. */
    public MailTemplates(String webOrigin) {
        this.accounts = new AccountMails(webOrigin);
        this.credits = new CreditMails(webOrigin);
        this.apps = new AppMails(webOrigin);
    }

    /**
     * Returns the mail of this kind.
     *
     * @param words the words that it fills in
     * @param token the one-time token in its link, if it has one
     * @throws IllegalArgumentException for a kind that has no template, or a word that is missing
     */
    public MailTemplate of(String kind, Map<String, String> words, Optional<String> token) {
        var filled = new Words(words);
        return switch (kind) {
            case "verify_email" -> accounts.verifyEmail(filled, token);
            case "already_registered" -> accounts.alreadyRegistered();
            case "password_reset" -> accounts.passwordReset(filled, token);
            case "password_changed" -> accounts.passwordChanged(filled);
            case "google_linked" -> accounts.googleLinked(filled);
            case "account_deleted" -> accounts.accountDeleted(filled);
            case "low_balance" -> credits.lowBalance(filled);
            case "runway_low" -> credits.runwayLow(filled);
            case "payment_failed" -> credits.paymentFailed(filled);
            case "subscription_ended" -> credits.subscriptionEnded(filled);
            case "deploy_failed" -> apps.deployFailed(filled);
            case "domain_active" -> apps.domainActive(filled);
            case "domain_lost" -> apps.domainLost(filled);
            case "app_suspended" -> apps.suspended(filled);
            case "app_resumed" -> apps.resumed(filled);
            case "app_removed" -> apps.removed(filled);
            default -> throw new IllegalArgumentException("there is no mail of the kind " + kind);
        };
    }
}
