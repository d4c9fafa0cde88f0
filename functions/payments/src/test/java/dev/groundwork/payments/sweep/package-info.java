@NullMarked
package dev.groundwork.payments.sweep;

import org.jspecify.annotations.NullMarked;
