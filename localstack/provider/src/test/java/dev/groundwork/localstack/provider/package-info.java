@NullMarked
package dev.groundwork.localstack.provider;

import org.jspecify.annotations.NullMarked;
