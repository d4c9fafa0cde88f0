/** What the protocol refuses, and in which words. */
@NullMarked
package dev.groundwork.localstack.dynamodb.error;

import org.jspecify.annotations.NullMarked;
