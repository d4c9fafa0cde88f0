/** The payments function, driven by events as API Gateway sends them. */
@NullMarked
package dev.groundwork.payments.subscription;

import org.jspecify.annotations.NullMarked;
