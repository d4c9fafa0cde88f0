@NullMarked
package dev.groundwork.localstack.google;

import org.jspecify.annotations.NullMarked;
