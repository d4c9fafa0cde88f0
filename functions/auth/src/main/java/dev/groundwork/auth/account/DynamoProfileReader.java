package dev.groundwork.auth.account;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** ProfileReader in the table {@code accounts}, read consistently. */
@Singleton
final class DynamoProfileReader implements ProfileReader {

    private final Table table;

    DynamoProfileReader(@Named("accounts") Table table) {
        this.table = table;
    }

    @Override
    public Optional<Profile> find(UserId user) {
        return table.get(AccountKeys.profile(user)).map(ProfileItem::read);
    }
}
