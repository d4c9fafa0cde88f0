/** The ports on DynamoDB, Secrets Manager, Argon2id and ES256. */
@NullMarked
package dev.groundwork.auth.adapter;

import org.jspecify.annotations.NullMarked;
