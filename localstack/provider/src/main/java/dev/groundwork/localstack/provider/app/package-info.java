/** Services and their deployments: the state, what drives it, and what survives a restart. */
@NullMarked
package dev.groundwork.localstack.provider.app;

import org.jspecify.annotations.NullMarked;
