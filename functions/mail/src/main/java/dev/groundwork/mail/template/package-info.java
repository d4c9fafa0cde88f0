/** The texts of all mails. */
@NullMarked
package dev.groundwork.mail.template;

import org.jspecify.annotations.NullMarked;
