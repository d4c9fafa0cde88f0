/** The ports on DynamoDB and SES. */
@NullMarked
package dev.groundwork.mail.adapter;

import org.jspecify.annotations.NullMarked;
