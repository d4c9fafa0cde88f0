package dev.groundwork.auth.account;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Profiles in the table {@code accounts}, read consistently. */
@Singleton
final class DynamoProfiles implements Profiles {

    private final Table table;

    DynamoProfiles(@Named("accounts") Table table) {
        this.table = table;
    }

    @Override
    public Optional<Profile> find(UserId user) {
        return table.get(AccountKeys.profile(user)).map(ProfileItem::read);
    }
}
