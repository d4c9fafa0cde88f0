/** The state that all users of a provider share: the quota of creations, and the circuit that opens when our token is refused. */
@NullMarked
package dev.groundwork.hosting.provider.limit;

import org.jspecify.annotations.NullMarked;
