/** From a commit to something that can be started. */
@NullMarked
package dev.groundwork.localstack.provider.build;

import org.jspecify.annotations.NullMarked;
