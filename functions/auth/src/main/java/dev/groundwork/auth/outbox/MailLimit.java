package dev.groundwork.auth.outbox;

import java.time.Duration;

/** How many mails that anybody can cause one address gets: 3 an hour, whatever they are. Notices to an account's owner do not count. */
public final class MailLimit {

    /** Mails in one window. */
    public static final int MAILS = 3;

    /** The window; it starts with its first mail. */
    public static final Duration WINDOW = Duration.ofHours(1);

    private MailLimit() {}
}
