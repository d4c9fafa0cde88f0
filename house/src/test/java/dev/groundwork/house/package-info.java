/** Rules of the whole house. */
@NullMarked
package dev.groundwork.house;

import org.jspecify.annotations.NullMarked;
