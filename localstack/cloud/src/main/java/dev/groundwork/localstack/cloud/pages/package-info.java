/** The local stack's pages: start, mailbox, console and documentation; static files that use the control API. */
@NullMarked
package dev.groundwork.localstack.cloud.pages;

import org.jspecify.annotations.NullMarked;
