package dev.groundwork.mail.sending;

import dev.groundwork.mail.template.MailTemplate;

/** Who carries mails away. */
public interface MailSender {

    /**
     * Hands a letter over. When this returns, it was accepted.
     *
     * @param id stands in the mail, so that a repeated one can be told from a new one
     * @param kind the value of the header {@code X-Groundwork-Mail}
     */
    void send(String id, String kind, String to, MailTemplate letter);
}
