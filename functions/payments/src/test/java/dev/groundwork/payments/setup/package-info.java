@NullMarked
package dev.groundwork.payments.setup;

import org.jspecify.annotations.NullMarked;
