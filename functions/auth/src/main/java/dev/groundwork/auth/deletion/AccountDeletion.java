package dev.groundwork.auth.deletion;

import dev.groundwork.kernel.UserId;
import java.time.Instant;

/**
 * An account that was deleted and of which something may remain to be removed. Nothing of the person is in it.
 *
 * @param user whose account it was
 * @param addressHash its address, as keys spell it
 * @param at when it was deleted: what was tried at the address later is somebody else's
 */
public record AccountDeletion(UserId user, String addressHash, Instant at) {}
