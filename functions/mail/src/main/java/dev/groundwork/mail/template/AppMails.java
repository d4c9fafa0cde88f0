package dev.groundwork.mail.template;

import dev.groundwork.mail.template.MailTemplate.Button;
import java.util.List;
import java.util.Optional;

/**
 * The mails about apps.
 *
 * @param web the origin of the web pages
 */
record AppMails(String web) {

    private static final String LOOK = "Look at my app";
    private static final String REMOVED = "removed_at_provider";

    MailTemplate deployFailed(Words words) {
        return new MailTemplate(
                "A deployment failed",
                List.of(
                        words.greeting(),
                        "a deployment of your app " + words.get("appName") + " failed. " + words.get("detail"),
                        "What served before serves on. The build log says more."),
                Optional.of(new Button(LOOK, page(words))),
                "You get this once for each deployment that fails.");
    }

    MailTemplate domainActive(Words words) {
        return new MailTemplate(
                "Your domain answers",
                List.of(
                        words.greeting(),
                        words.get("domain") + " leads to your app now, with a certificate.",
                        "Keep the TXT record that proves the domain: without it the domain is taken from the app after"
                                + " three days."),
                Optional.of(new Button(LOOK, page(words))),
                "You get this once for each domain that you connect.");
    }

    MailTemplate domainLost(Words words) {
        return new MailTemplate(
                "Your domain needs you",
                List.of(
                        words.greeting(),
                        "something is wrong with " + words.get("domain") + ", the domain of your app "
                                + words.get("appName") + ".",
                        words.get("detail")),
                Optional.of(new Button(LOOK, page(words))),
                "You get this once each time a domain that answered needs you.");
    }

    MailTemplate suspended(Words words) {
        var isOne = Amount.of("app", words.get("count")).isOne();
        return new MailTemplate(
                isOne ? "Your app is stopped" : "Your apps are stopped",
                List.of(
                        words.greeting(),
                        "your credits do not pay another day of hosting, so "
                                + (isOne ? "this app is stopped: " : "these apps are stopped: ") + words.get("apps")
                                + ".",
                        "Nothing is deleted, and a stopped app costs nothing. Once you have credits again, "
                                + (isOne ? "it starts" : "they start")
                                + " within minutes, by "
                                + (isOne ? "itself." : "themselves, the oldest first.")),
                Optional.of(new Button("Get more credits", web + "/credits")),
                "You get this once each time your credits do not pay for hosting.");
    }

    MailTemplate resumed(Words words) {
        var isOne = Amount.of("app", words.get("count")).isOne();
        return new MailTemplate(
                isOne ? "Your app starts again" : "Your apps start again",
                List.of(
                        words.greeting(),
                        "you have credits again, so " + (isOne ? "this app is" : "these apps are") + " being started: "
                                + words.get("apps") + ".",
                        "Each running app costs one credit a day, today included. The days in which "
                                + (isOne ? "it was" : "they were") + " stopped are not charged."),
                Optional.of(new Button(isOne ? LOOK : "Look at my apps", web + "/apps")),
                "You get this because the apps were stopped for want of credits.");
    }

    /** Says what happened in the provider's account, and what the owner can do about it. */
    MailTemplate removed(Words words) {
        var isRemoved = words.get("why").equals(REMOVED);
        return new MailTemplate(
                isRemoved ? "Your app was removed where it ran" : "Your app was stopped where it runs",
                List.of(
                        words.greeting(),
                        "your app " + words.get("appName") + " does not run any more: " + cause(words)
                                + " It is not charged from now on.",
                        isRemoved
                                ? "Your source, your variables and your app's address here are kept. Deploy the app again"
                                        + " to bring it back."
                                : "Look at the app's log for the cause. Then start the app, or deploy it again. If it is"
                                        + " stopped again, write to us."),
                Optional.of(new Button(LOOK, page(words))),
                "You get this once each time an app is removed or stopped where it runs without your asking for it.");
    }

    private static String cause(Words words) {
        var provider = providerName(words.get("provider"));
        var why = words.get("why");
        return why.equals(REMOVED)
                ? "it is not at " + provider + " any more."
                : provider + " has stopped it ("
                        + why.substring(why.indexOf(':') + 1).replace('_', ' ') + ").";
    }

    private static String providerName(String provider) {
        return switch (provider) {
            case "railway" -> "Railway";
            case "render" -> "Render";
            case "vercel" -> "Vercel";
            default -> "the machine where it ran";
        };
    }

    private String page(Words words) {
        return web + "/apps/" + words.get("app");
    }
}
