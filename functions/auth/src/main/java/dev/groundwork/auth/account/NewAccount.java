package dev.groundwork.auth.account;

import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.account.Profile.UserSlug;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * An account to open, for an address that is proven.
 *
 * @param id the new user
 * @param address the proven address
 * @param name the display name, from which the slug is made
 * @param password the hash of its password, nothing for an account that another provider opens
 * @param providers other ways to sign in, such as {@code google}
 * @param createdAt the time of opening
 */
public record NewAccount(
        UserId id,
        EmailAddress address,
        DisplayName name,
        Optional<PasswordHash> password,
        List<String> providers,
        Instant createdAt) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    public NewAccount {
        providers = List.copyOf(providers);
    }

    Profile profile(UserSlug slug) {
        return new Profile(
                id,
                address,
                name,
                Optional.empty(),
                slug,
                password.isPresent(),
                providers,
                UTC,
                createdAt,
                Optional.empty());
    }
}
