package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.Profile;
import dev.groundwork.auth.domain.ProfileChange;
import dev.groundwork.auth.port.AccountControl;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Changes of accounts in the table {@code accounts}, each by {@link AccountChanges}. */
@Singleton
final class DynamoAccountControl implements AccountControl {

    private final AccountChanges changes;

    DynamoAccountControl(AccountChanges changes) {
        this.changes = changes;
    }

    @Override
    public Optional<Profile> change(UserId user, ProfileChange change) {
        changes.change(
                user,
                seen -> Optional.of(change.of(seen.profile()))
                        .filter(after -> !after.equals(seen.profile()))
                        .map(after -> AccountEdit.of(seen).profile(after)));
        return changes.read(user).map(AccountState::profile);
    }
}
