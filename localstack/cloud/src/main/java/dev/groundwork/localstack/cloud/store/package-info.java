/** The files of the stand-ins: only their owner can read them; they are replaced whole or only appended to. */
@NullMarked
package dev.groundwork.localstack.cloud.store;

import org.jspecify.annotations.NullMarked;
