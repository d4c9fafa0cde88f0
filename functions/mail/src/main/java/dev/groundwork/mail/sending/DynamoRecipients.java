package dev.groundwork.mail.sending;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Users' profiles in the table {@code accounts}. */
@Singleton
@Secondary
final class DynamoRecipients implements Recipients {

    private final Table accounts;

    DynamoRecipients(@Named("accounts") Table accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Recipient> find(UserId user) {
        return accounts.get(AccountKeys.profile(user))
                .map(item -> new Recipient(item.string("email"), item.string("displayName")));
    }
}
