@NullMarked
package dev.groundwork.localstack.provider.build;

import org.jspecify.annotations.NullMarked;
