package dev.groundwork.auth.outbox;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Mails that anybody can cause: each takes one of the permits that its address has in an hour, or the transaction that it starts is refused as
 * a whole.
 */
@Singleton
public final class LimitedMails {

    private final Table table;
    private final Outbox outbox;

    LimitedMails(@Named("accounts") Table table, Outbox outbox) {
        this.table = table;
        this.outbox = outbox;
    }

    /** Writes the mail, and takes one of the three permits of the hour: a sliding window of three times, shifted by one. */
    public Transaction write(Mail mail, Instant now) {
        var shift = Expression.change(
                        "SET third = if_not_exists(#second, :never), #second = if_not_exists(#first, :never),"
                                + " #first = :now, #ttl = :ttl")
                .onlyIf(AccountsTable.MAIL_DUE)
                .name("#first", "first")
                .name("#second", "second")
                .name("#ttl", "ttl")
                .value(":never", 0)
                .value(":now", now)
                .value(":hourAgo", now.minus(MailLimit.WINDOW))
                .value(":ttl", now.plus(MailLimit.WINDOW).getEpochSecond());
        return Transaction.empty()
                .update(table, AccountsTable.mails(mail.to().hash()), shift)
                .put(table, outbox.item(mail, now), Expression.ALWAYS);
    }

    /** Does the work of {@link #write} with as many writes that change nothing: for a mail that is not sent, so that the time reveals nothing. */
    public Transaction pretend(Mail mail, Instant now) {
        var due = Expression.when(AccountsTable.MAIL_DUE).value(":hourAgo", now.minus(MailLimit.WINDOW));
        var unsent = outbox.item(mail, now);
        return Transaction.empty()
                .check(table, AccountsTable.mails(mail.to().hash()), due)
                .delete(table, new Key(unsent.string(Key.PK), unsent.string(Key.SK)), Expression.ALWAYS);
    }

    /** The limit on mails that anybody can cause: 3 an hour for each address, of whatever kind. Notices to an account's owner do not count. */
    public static final class MailLimit {

        /** Mails in one window. */
        public static final int MAILS = 3;

        /** The window; it starts with its first mail. */
        public static final Duration WINDOW = Duration.ofHours(1);

        private MailLimit() {}
    }
}
