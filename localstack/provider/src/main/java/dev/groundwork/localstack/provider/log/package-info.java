/** Logs of apps and builds: bounded rings on disk. */
@NullMarked
package dev.groundwork.localstack.provider.log;

import org.jspecify.annotations.NullMarked;
