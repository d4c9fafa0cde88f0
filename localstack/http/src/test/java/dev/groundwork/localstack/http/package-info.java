@NullMarked
package dev.groundwork.localstack.http;

import org.jspecify.annotations.NullMarked;
