package dev.groundwork.mail.sending;

import dev.groundwork.mail.template.MailTemplate;

/** Sends mails. */
public interface MailSender {

    /**
     * Hands a mail over. When this returns, it was accepted.
     *
     * @param id stands in the mail, so that a repetition can be recognised
     * @param kind the value of the header {@code X-Groundwork-Mail}
     */
    void send(String id, String kind, String to, MailTemplate template);
}
