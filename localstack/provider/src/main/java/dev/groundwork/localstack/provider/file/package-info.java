/** Files that are always whole. */
@NullMarked
package dev.groundwork.localstack.provider.file;

import org.jspecify.annotations.NullMarked;
