@NullMarked
package dev.groundwork.localstack.provider.proxy;

import org.jspecify.annotations.NullMarked;
