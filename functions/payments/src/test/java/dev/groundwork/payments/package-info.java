/** The payments function, driven by events as API Gateway sends them. */
@NullMarked
package dev.groundwork.payments;

import org.jspecify.annotations.NullMarked;
