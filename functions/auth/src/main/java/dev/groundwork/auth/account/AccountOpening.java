package dev.groundwork.auth.account;

import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.account.Profile.UserSlug;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.account.StoredAccount.SignInItem;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.OpeningLedger;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens an account: profile, address, slug and a ledger with its free credits, together with additional writes or not at all. Of two openings
 * for one address one succeeds.
 */
@Singleton
public final class AccountOpening {

    /** After as many taken slugs the cause is another one. */
    private static final int MAX_TRIES = 20;

    /** Four characters of base 36: 1.6 million suffixes for each name. */
    private static final int SUFFIX_BOUND = 36 * 36 * 36 * 36;

    private static final int SUFFIX_LENGTH = 4;

    private final Table table;
    private final Table credits;
    private final Transactions transactions;
    private final SecureRandom random;

    AccountOpening(
            @Named("accounts") Table table,
            @Named("credits") Table credits,
            Transactions transactions,
            SecureRandom random) {
        this.table = table;
        this.credits = credits;
        this.transactions = transactions;
        this.random = random;
    }

    /**
     * Opens it, under the first slug that is free.
     *
     * @return false if the address has an account by now, or an additional write was refused
     */
    public boolean open(NewAccount account, Transaction additional) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var profile = account.profile(slug(account.name(), tries));
            switch (transactions.commit(writes(profile, account).and(additional))) {
                case TransactionOutcome.Committed() -> {
                    return true;
                }
                case TransactionOutcome.ConditionFailed refused -> {
                    if (!isOnlySlugTaken(refused)) {
                        return false;
                    }
                }
            }
        }
        throw new IllegalStateException("no free slug in " + MAX_TRIES + " tries");
    }

    /** The slug comes first: see {@link #isOnlySlugTaken}. */
    private Transaction writes(Profile profile, NewAccount account) {
        var slug = Item.at(AccountsTable.slug(profile.slug().value()))
                .set("userId", profile.id().value())
                .build();
        var user = ProfileItem.of(profile, false, SignInItem.FIRST_VERSION, 0);
        return Transaction.empty()
                .put(table, slug, Expression.when(AccountsTable.ABSENT))
                .update(
                        table,
                        AccountsTable.signIn(profile.address().hash()),
                        SignInItem.opened(profile, account.password()))
                .put(table, user, Expression.when(AccountsTable.ABSENT))
                .put(credits, OpeningLedger.item(profile.id(), account.createdAt()), OpeningLedger.CONDITION);
    }

    private static boolean isOnlySlugTaken(TransactionOutcome.ConditionFailed refused) {
        return refused.at(0)
                && refused.failedWrites().stream().filter(Optional::isPresent).count() == 1;
    }

    /** The plain slug first; then one with four random characters. */
    private UserSlug slug(DisplayName name, int tries) {
        if (tries == 0 && !UserSlug.needsSuffix(name)) {
            return UserSlug.of(name, "");
        }
        var suffix = Integer.toString(random.nextInt(SUFFIX_BOUND), Character.MAX_RADIX)
                .toLowerCase(Locale.ROOT);
        return UserSlug.of(name, "0".repeat(SUFFIX_LENGTH - suffix.length()) + suffix);
    }

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
}
