package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.AccountChanges;
import dev.groundwork.auth.account.AccountEdit;
import dev.groundwork.auth.account.AccountReader;
import dev.groundwork.auth.account.AccountReader.AccountState;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Changes of profiles in the table {@code accounts}. */
@Singleton
final class DynamoProfileChanges implements ProfileChanges {

    private final AccountChanges changes;
    private final AccountReader accounts;

    DynamoProfileChanges(AccountChanges changes, AccountReader accounts) {
        this.changes = changes;
        this.accounts = accounts;
    }

    @Override
    public Optional<Profile> apply(UserId user, ProfileChange change) {
        changes.change(
                user,
                seen -> Optional.of(change.of(seen.profile()))
                        .filter(after -> !after.equals(seen.profile()))
                        .map(after -> AccountEdit.of(seen).profile(after)));
        return accounts.read(user).map(AccountState::profile);
    }
}
