package dev.groundwork.auth.deletion;

import dev.groundwork.kernel.UserId;
import java.time.Instant;

/**
 * A deleted account of which something may remain to be removed. It holds nothing personal.
 *
 * @param user the user of the account
 * @param addressHash its address as a hash, as in keys
 * @param at when it was deleted: later events at the address are somebody else's
 */
record AccountDeletion(UserId user, String addressHash, Instant at) {}
