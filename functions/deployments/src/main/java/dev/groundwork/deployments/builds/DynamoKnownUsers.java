package dev.groundwork.deployments.builds;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.hosting.build.KnownUsers;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Users by their profiles in the table of accounts. */
@Singleton
final class DynamoKnownUsers implements KnownUsers {

    private final Table accounts;

    DynamoKnownUsers(@Named("accounts") Table accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean exists(UserId user) {
        return accounts.get(AccountKeys.profile(user)).isPresent();
    }
}
