/** The security log: a line for each security event, and what the owner of an account reads of it. */
@NullMarked
package dev.groundwork.auth.activity;

import org.jspecify.annotations.NullMarked;
