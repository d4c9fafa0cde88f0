package dev.groundwork.auth.outbox;

import java.time.Duration;

/** The limit on mails that anybody can cause: 3 an hour for each address, of whatever kind. Notices to an account's owner do not count. */
public final class MailLimit {

    /** Mails in one window. */
    public static final int MAILS = 3;

    /** The window; it starts with its first mail. */
    public static final Duration WINDOW = Duration.ofHours(1);

    private MailLimit() {}
}
