package dev.groundwork.payments.subscription;

import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.UserId;
import java.util.List;

/** Every user's subscription, as far as it is known here. */
interface Subscriptions extends SubscriptionReader {

    /** Writes a record in place of the one of the version before, with mails that tell of it, or nothing. */
    WriteResult write(SubscriptionRecord next, List<OutboxMail> mails);

    /** Writes the mail that tells of an invoice, unless that was done before, or nothing. */
    WriteResult announce(UserId user, String invoice, OutboxMail mail);

    /** The result of a write. */
    enum WriteResult {
        WRITTEN,
        /** It was written by somebody else meanwhile; nothing has changed. */
        CONFLICT,
        /** There is no such user, or not any more; nothing has changed. */
        UNKNOWN_USER
    }
}
