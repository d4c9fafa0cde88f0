/** Accounts and sessions: who calls, and since when. */
@NullMarked
package dev.groundwork.auth;

import org.jspecify.annotations.NullMarked;
