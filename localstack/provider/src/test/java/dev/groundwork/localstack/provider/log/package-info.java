@NullMarked
package dev.groundwork.localstack.provider.log;

import org.jspecify.annotations.NullMarked;
