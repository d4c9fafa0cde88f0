package dev.groundwork.auth.operator;

import dev.groundwork.auth.account.AccountReader.AccountState;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** Accounts as an operator reads them. */
interface OperatedAccountReader {

    /** Returns an account, or nothing if there is none. */
    Optional<AccountState> find(UserId user);
}
