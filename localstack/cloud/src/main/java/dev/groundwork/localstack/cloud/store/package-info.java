/** What the stand-ins keep on disk: files only their owner can read, replaced whole or only appended to. */
@NullMarked
package dev.groundwork.localstack.cloud.store;

import org.jspecify.annotations.NullMarked;
