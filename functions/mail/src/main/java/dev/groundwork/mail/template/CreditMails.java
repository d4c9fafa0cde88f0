package dev.groundwork.mail.template;

import dev.groundwork.mail.template.MailTemplate.Button;
import java.util.List;
import java.util.Optional;

/**
 * The mails about credits and the money for them.
 *
 * @param web the origin of the web pages
 */
record CreditMails(String web) {

    private static final String GET_MORE = "Get more credits";

    MailTemplate lowBalance(Words words) {
        return new MailTemplate(
                "Your credits are running low",
                List.of(
                        words.greeting(),
                        "you have " + words.get("available") + " credits left, fewer than the " + words.get("threshold")
                                + " that you want to be told of.",
                        "Without credits nothing new is built, and apps that run are stopped."),
                Optional.of(new Button(GET_MORE, web + "/credits")),
                "You get this once each time your credits fall below that number. You can change it, or turn these"
                        + " mails off, in your settings.");
    }

    /** The days are those after the day that was just paid: with none left the apps stop at the next daily debit. */
    MailTemplate runwayLow(Words words) {
        var days = Amount.of("day", words.get("days"));
        return new MailTemplate(
                days.isNone() ? "Your apps stop tomorrow" : "Your apps stop in " + days,
                List.of(
                        words.greeting(),
                        "hosting costs one credit a day for each app. You have "
                                + Amount.of("credit", words.get("available")) + " left and "
                                + Amount.of("running app", words.get("apps")) + ": "
                                + (days.isNone()
                                        ? "that does not pay the next day."
                                        : "that is enough for " + days + "."),
                        "Apps that cannot be paid are stopped, not deleted: they start again by themselves once you have"
                                + " credits. To make the credits last longer, stop apps that you do not need."),
                Optional.of(new Button(GET_MORE, web + "/credits")),
                "You get this once when your credits pay for no more than seven days of hosting, and once more at two"
                        + " days.");
    }

    /** The portal at Stripe is opened from our page: its own address is good for minutes only, and a mail may be read later. */
    MailTemplate paymentFailed(Words words) {
        return new MailTemplate(
                "Your payment did not go through",
                List.of(
                        words.greeting(),
                        "the monthly payment of your " + words.get("tier")
                                + " subscription was refused by your bank. Until it is paid"
                                + " you get no new credits; those that you have stay as they are.",
                        "The payment is tried again in some days. To be sure, look at your card in the customer portal."),
                Optional.of(new Button("Open the customer portal", web + "/credits?portal=open")),
                "You get this once for each payment that fails.");
    }

    MailTemplate subscriptionEnded(Words words) {
        return new MailTemplate(
                "Your subscription has ended",
                List.of(
                        words.greeting(),
                        "your subscription has ended. Nothing more is charged for it.",
                        "The credits of its last month can be spent for one more month; credits that you bought once stay."),
                Optional.of(new Button("Subscribe again", web + "/credits")),
                "You get this because your subscription was cancelled, or could not be paid.");
    }
}
