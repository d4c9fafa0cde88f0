/** Running apps in the table of apps. */
@NullMarked
package dev.groundwork.billing.adapter;

import org.jspecify.annotations.NullMarked;
