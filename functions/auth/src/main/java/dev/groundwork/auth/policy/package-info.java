/** The rules of passwords, lifetimes and limits, as pages show them. */
@NullMarked
package dev.groundwork.auth.policy;

import org.jspecify.annotations.NullMarked;
