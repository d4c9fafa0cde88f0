/** Amazon SES, version 1 of its API, with a mailbox in place of the world. */
@NullMarked
package dev.groundwork.localstack.cloud.ses;

import org.jspecify.annotations.NullMarked;
