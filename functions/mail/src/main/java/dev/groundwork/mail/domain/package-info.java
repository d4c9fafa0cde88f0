/** Mails as people read them. */
@NullMarked
package dev.groundwork.mail.domain;

import org.jspecify.annotations.NullMarked;
