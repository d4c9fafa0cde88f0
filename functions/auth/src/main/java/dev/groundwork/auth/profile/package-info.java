/** The profile of the signed-in user. */
@NullMarked
package dev.groundwork.auth.profile;

import org.jspecify.annotations.NullMarked;
