/** The words of accounts and sessions: values that parse themselves, and rules without side effects. */
@NullMarked
package dev.groundwork.auth.domain;

import org.jspecify.annotations.NullMarked;
