@NullMarked
package dev.groundwork.payments.customers;

import org.jspecify.annotations.NullMarked;
