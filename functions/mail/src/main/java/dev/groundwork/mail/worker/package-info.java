/** The handler of the tables' streams. */
@NullMarked
package dev.groundwork.mail.worker;

import org.jspecify.annotations.NullMarked;
