/** AWS Secrets Manager, kept in one file, with rotations by a function. */
@NullMarked
package dev.groundwork.localstack.cloud.secrets;

import org.jspecify.annotations.NullMarked;
