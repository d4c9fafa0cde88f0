/** The engine and its server, from outside. */
@NullMarked
package dev.groundwork.localstack.dynamodb;

import org.jspecify.annotations.NullMarked;
